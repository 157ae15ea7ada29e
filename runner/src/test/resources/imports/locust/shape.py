from locust import HttpUser, LoadTestShape, task


class User(HttpUser):
    host = "https://shape.example"

    @task
    def get(self):
        self.client.get("/")


class StepLoad(LoadTestShape):
    step_time = 30
    step_load = 10
    spawn_rate = 5
    time_limit = 90

    def tick(self):
        run_time = self.get_run_time()
        if run_time > self.time_limit:
            return None
        current_step = run_time // self.step_time + 1
        return (current_step * self.step_load, self.spawn_rate)
