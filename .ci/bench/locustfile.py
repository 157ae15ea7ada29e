"""What ./bench --peers lets Locust do: the same single request as the others, checked for its status."""

from locust import FastHttpUser, task


class Visitor(FastHttpUser):
    @task
    def hit(self):
        self.client.get("/")
