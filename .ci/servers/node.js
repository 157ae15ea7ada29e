// node.js PORT: writes each request's path to stdout.
const server = require('node:http').createServer((request, response) => {
  console.log(request.url);
  request.resume().on('end', () => response.end('ok'));
});
server.keepAliveTimeout = 2000;
server.maxRequestsPerSocket = 20;
server.listen(Number(process.argv[2]), '127.0.0.1');
