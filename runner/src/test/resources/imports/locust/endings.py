import sys

from locust import HttpUser, TaskSet, constant, task
from locust.exception import StopUser


class Guest(HttpUser):
    wait_time = constant(1)

    def on_start(self):
        answer = self.client.post("/session")
        if answer.json()["state"] == "banned":
            raise StopUser()
        if answer.json()["state"] == "leaving":
            self.stop()

    @task(5)
    def read(self):
        answer = self.client.get("/news")
        if answer.json()["last"]:
            self.stop()
        self.client.get("/after-stop")

    @task
    def forced(self):
        if self.client.get("/limit").status_code == 429:
            self.stop(force=True)
            self.client.get("/never-1")
        self.client.get("/below-the-limit")


class Inside(TaskSet):
    @task
    def last(self):
        self.client.get("/inside")
        self.user.stop()

    @task
    def back(self):
        self.client.get("/back")
        self.interrupt(reschedule=False)
        self.client.get("/never-2")


class Member(HttpUser):
    wait_time = constant(1)

    @task
    def check(self):
        answer = self.client.get("/health")
        if answer.status_code == 503:
            self.environment.process_exit_code = 1
            self.environment.runner.quit()
            self.client.get("/never-3")
        if answer.status_code == 502:
            sys.exit(2)

    @task
    def unsure(self):
        self.client.get("/before-the-unknown")
        if unknown(self):
            self.user.environment.runner.quit()
        self.client.get("/left-out")

    tasks = [Inside, check, unsure]


class Patient(HttpUser):
    @task
    def tries(self):
        for attempt in range(3):
            if self.client.get("/tries").status_code == 500:
                self.environment.runner.quit()
        self.client.get("/after-tries")
