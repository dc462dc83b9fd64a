// Stands in for a long-lived child of the launcher: says that it is up, and ends when told to.
import net from 'node:net'

const [name = 'server', ...wishes] = process.argv.slice(2)

net.createServer().listen(0, '127.0.0.1', () => process.stdout.write(`${name} up ${process.pid}\n`))
process.on('SIGTERM', () => {
  process.stdout.write(`${name} ending\n`)
  if (wishes.includes('stubborn')) return
  setTimeout(() => {
    process.stdout.write(`${name} ended\n`)
    process.exit(0)
  }, 100)
})
if (wishes.includes('fails')) setTimeout(() => process.exit(3), 100)
