# as documentation and browsers show them
$ curl https://shop.example/api/products
curl -sSL 'https://shop.example/api/products?page=2' \
  -H 'Accept: application/json' --compressed
curl -XPOST https://shop.example/api/auth/login -H 'Content-Type: application/json' \
  -d '{"user": "ann", "password": "s3cret-pass"}'
curl --json '{"product": 42, "note": "it'\''s ${x}"}' https://shop.example/api/cart -H "Authorization: Bearer s3cret-token"
curl -u ann:s3cret-pass -X DELETE https://shop.example/api/cart/7
curl -G https://shop.example/search --data-urlencode 'q=oak table' -d page=1
curl https://shop.example/upload -F title=Lamp -F 'photo=@lamp.txt;type=text/plain' -F note=hi
curl https://shop.example/form -d a=1 -d 'b=two words' -b 'sid=s3cret-sid' | jq .
curl --data-binary @body.json -H 'content-type: application/json' https://shop.example/api/bulk
curl -I https://user:s3cret-pass@shop.example/private
curl 'https://shop.example/api/x' --data-raw $'{"t":"it\'s \u0041"}' -H 'content-type: application/json' --next https://other.example/ping -k
wget https://shop.example
