import csv
import os
import random
from csv import reader
from itertools import cycle

from locust import HttpUser, constant, task

with open("accounts.csv") as file:
    ACCOUNTS = [row for row in csv.reader(file)][1:]

PRODUCTS = []
with open("products.csv", newline="") as file:
    lines = csv.reader(file)
    next(lines, None)
    for line in lines:
        PRODUCTS.append(line)

WORDS = list(reader(open("words.csv")))
prices = open(os.path.join(os.path.dirname(__file__), "words.csv"))
OTHERS = cycle(csv.reader(prices))
ELSEWHERE = list(csv.reader(open("not-here.csv")))


class Buyer(HttpUser):
    wait_time = constant(1)

    def on_start(self):
        if len(ACCOUNTS) > 0:
            self.name, self.code = ACCOUNTS.pop()
        self.client.post("/login", json={"name": self.name, "code": self.code})

    @task
    def buy(self):
        product = random.choice(PRODUCTS)
        self.client.get(f"/products/{product[0]}", name="/products/[id]")
        self.client.post("/cart", json={"id": product[0], "size": product[-1], "by": self.name})

    @task
    def search(self):
        if WORDS:
            word = WORDS[random.randint(0, len(WORDS) - 1)]
            self.client.get("/search", params={"q": word[0]})
        other = next(OTHERS)
        self.client.get("/search", params={"q": other[0], "sort": other[1]})

    @task
    def unknown(self):
        self.client.get("/left-out/" + random.choice(ELSEWHERE)[0])
