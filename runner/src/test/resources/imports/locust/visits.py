import csv
import random
import time
from itertools import cycle

from faker import Faker
from locust import HttpUser, between, task
from locust.exception import StopUser

fake = Faker()

with open("accounts.csv") as file:
    ACCOUNTS = list(csv.DictReader(file))

PRODUCTS = []
with open("data/products.csv", newline="") as file:
    for row in csv.DictReader(file):
        PRODUCTS.append(row)

WORDS = cycle(csv.DictReader(open("words.csv")))


class Visitor(HttpUser):
    wait_time = between(1, 2)

    def on_start(self):
        self.account = ACCOUNTS.pop()
        self.client.post("/login", json={"email": self.account["email"]})

    @task(3)
    def search(self):
        product = random.choice(PRODUCTS)
        word = next(WORDS)
        answer = self.client.get("/search", params={"q": product["name"], "w": word["word"]})
        if answer.status_code == 410:
            raise StopUser()
        self.client.get("/after")

    @task
    def poll(self):
        answer = self.client.post("/jobs", json={"title": fake.sentence()})
        while answer.json()["state"] != "done":
            time.sleep(1)
            answer = self.client.get("/jobs/last", name="/jobs/[id]")
        self.client.get("/jobs/result")

    @task
    def pages(self):
        page = 1
        while page <= 3:
            self.client.get(f"/pages/{page}")
            page += 1
        tries = 0
        while True:
            with self.client.get("/queue", catch_response=True) as answer:
                if answer.status_code == 200:
                    break
            tries += 1
            if tries >= 5:
                return
        self.client.post(
            "/signup",
            json={"name": fake.name(), "email": fake.email(), "age": fake.random_int(min=18, max=90)},
        )
