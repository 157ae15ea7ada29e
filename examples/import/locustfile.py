# The shop's users as a locustfile: ./throng import locust examples/import/locustfile.py -o shop.yaml
import random

from locust import HttpUser, between, tag, task


class Shopper(HttpUser):
    host = "http://localhost:8080"
    wait_time = between(0.5, 1.5)

    def on_start(self):
        answer = self.client.post("/api/auth/login", json={"email": "shopper@example.com", "password": "demo"})
        self.token = answer.json()["token"]
        self.client.headers.update({"Authorization": f"Bearer {self.token}"})

    @tag("browse")
    @task(5)
    def browse(self):
        self.client.get("/api/products", params={"page": random.randint(1, 25), "limit": 20})

    @tag("browse")
    @task(3)
    def detail(self):
        self.client.get(f"/api/products/{random.randint(1, 500)}", name="/api/products/[id]")

    @tag("purchase")
    @task
    def cart(self):
        self.fill_cart(1)

    @tag("purchase")
    @task
    def checkout(self):
        self.fill_cart(2)
        with self.client.post("/api/orders", catch_response=True) as response:
            if response.status_code == 201:
                response.success()
            elif response.status_code == 409:
                response.failure("Cart was empty")
            else:
                response.failure(f"Unexpected: {response.status_code}")

    def fill_cart(self, quantity):
        self.client.post("/api/cart/items", json={"productId": random.randint(1, 500), "quantity": quantity})
