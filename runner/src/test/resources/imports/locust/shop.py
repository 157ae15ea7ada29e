"""A shop's users."""
import json
import os
import random
import uuid
from locust import FastHttpUser, HttpUser, LoadTestShape, SequentialTaskSet, TaskSet, between, constant_pacing, tag, task

HOST = os.getenv("SHOP_URL", "https://shop.example")
REGION = os.environ.get("REGION", "eu")
CATEGORIES = ["lamps", "chairs", "tables"]
PASSWORD = "s3cret-pass"


class Base(HttpUser):
    abstract = True
    host = HOST
    wait_time = between(0.5, 1.5)

    def on_start(self):
        self.login("ann", PASSWORD)

    def login(self, user, password):
        response = self.client.post("/api/auth/login", json={"email": f"{user}@example.com", "password": password})
        self.token = response.json()["token"]
        self.client.headers.update({"Authorization": f"Bearer {self.token}", "X-Region": REGION})


class Shopper(Base):
    weight = 3

    @tag("browse")
    @task(5)
    def browse(self):
        self.client.get("/api/products", params={"page": random.randint(1, 25), "limit": 20})

    @tag("browse")
    @task(3)
    def detail(self):
        product = random.randint(1, 500)
        with self.client.get("/api/products/%d" % product, name="/api/products/[id]", catch_response=True) as response:
            if response.status_code == 404:
                response.success()
            elif response.elapsed.total_seconds() > 2:
                response.failure("slow")
            elif response.json()["id"] != product:
                response.failure(f"another product: {response.json()['id']}")

    @task
    def checkout(self):
        order = {"product": random.randint(1, 500), "quantity": 2, "reference": str(uuid.uuid4())}
        self.client.post("/api/cart/items", json=order)
        with self.client.post("/api/orders", json=order, catch_response=True) as response:
            if response.status_code == 201:
                response.success()
            elif response.status_code == 409:
                response.failure("Cart was empty")
            else:
                response.failure(f"Unexpected: {response.status_code}")
                return
            order_id = response.json()["order"]["id"]
        for _ in range(3):
            self.client.get(f"/api/orders/{order_id}")
        for category in CATEGORIES:
            self.client.get("/api/categories/{}".format(category))
        while True:
            self.client.get("/never")

    @task
    def sometimes(self):
        if random.random() < 0.3:
            self.client.delete("/api/cart", auth=("ann", "s3cret-pass"))
        else:
            self.client.put("/api/cart", data=json.dumps({"clear": True}), headers={"Content-Type": "application/json"})


class Tour(SequentialTaskSet):
    @task
    def first(self):
        self.client.get("/tour/1")

    @task
    def last(self):
        self.client.get("/tour/2", timeout=5, allow_redirects=False)
        self.interrupt()


class Forum(TaskSet):
    @task(4)
    def read(self):
        self.client.get("/forum")

    @task(1)
    def stop(self):
        self.interrupt()


class Visitor(FastHttpUser):
    host = "https://www.shop.example/"
    wait_time = constant_pacing(2)
    fixed_count = 2
    tasks = {Tour: 1, Forum: 2}

    @task
    def upload(self):
        with self.rest("POST", "/api/upload", json={"a": 1}) as resp:
            if resp.js["ok"] is not True:
                resp.failure("not ok")


class Stages(LoadTestShape):
    stages = [
        {"duration": 60, "users": 10, "spawn_rate": 10},
        {"duration": 100, "users": 50, "spawn_rate": 10},
        {"duration": 180, "users": 100, "spawn_rate": 10},
    ]

    def tick(self):
        run_time = self.get_run_time()
        for stage in self.stages:
            if run_time < stage["duration"]:
                tick_data = (stage["users"], stage["spawn_rate"])
                return tick_data
        return None
