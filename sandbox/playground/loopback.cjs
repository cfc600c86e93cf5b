// Loaded before the Playground, which would listen on every address of the machine: whatever it opens, it opens on loopback alone.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  const [first, ...rest] = given;
  if (typeof first === 'object' && first !== null && 'port' in first) return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  return typeof first === 'number' || typeof first === 'string'
    ? listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...rest.filter((one) => typeof one === 'function'))
    : listen.apply(this, given);
};
