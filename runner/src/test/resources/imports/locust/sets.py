from locust import HttpUser, SequentialTaskSet, TaskSet, between, constant_throughput, tag, task


def index(l):
    l.client.get("/")


def about(l):
    l.client.get("/about/")


class Static(TaskSet):
    """Stays until it is interrupted."""
    tasks = {index: 2, about: 1}

    @task
    def stop(self):
        self.interrupt()

    def on_start(self):
        self.client.get("/static/start")


class Buying(SequentialTaskSet):
    def on_start(self):
        self.item = 7

    @task
    def look(self):
        self.client.get(f"/items/{self.item}", name="/items/[id]")

    @task
    def pay(self):
        self.client.post("/pay", data={"item": self.item, "password": "s3cret"})
        self.interrupt()

    @task
    def never(self):
        self.client.get("/never")


class Mixed(HttpUser):
    wait_time = constant_throughput(0.5)
    weight = 2
    tasks = [index, (about, 1), Buying]

    @tag("nested", "slow")
    @task(2)
    class Nested(TaskSet):
        @task(3)
        def read(self):
            self.client.get("/nested/read")
            self.user.helper("from a set")

        @task
        def write(self):
            self.client.patch("/nested/write", json=[1, 2.5, True, None, {"a": "b"}])
            self.interrupt(reschedule=False)

    tasks.append(Static)

    def helper(self, text, repeat=2):
        for _ in range(repeat):
            self.client.options("/helped", params={"text": text})


class Only(HttpUser):
    wait_time = between(1, 2)
    tasks = [Static]
    weight = 0

    def on_stop(self):
        self.client.post("/bye")


class Old(HttpUser):
    """As before Locust 1.0."""
    min_wait = 500
    max_wait = 1500

    class task_set(TaskSet):
        @task
        def a(self):
            self.client.get("/old")
