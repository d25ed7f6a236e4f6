// socket.io as its own manual shows it: whatever one says goes to the room.
const { Server } = require("socket.io");
const http = require("http").createServer((_, answer) => answer.writeHead(204).end());
const io = new Server(http);

io.on("connection", (socket) => {
  socket.join("room");
  socket.on("said", (words) => io.to("room").emit("said", words));
});
http.listen(Number(process.argv[2]), "127.0.0.1", 4096);
