// Azurite's blob service, closing in good order (data saved) when standard input closes: told to, or left alone.
process.stdin.on('end', () => process.emit('SIGTERM')).resume();
await import('azurite/dist/src/blob/main.js');
