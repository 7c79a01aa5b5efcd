/** Stands where the desk's worker would: answers each string with itself. */
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (order) => {
  if (order.type === 'stop') process.exit(0)
  order.port.on('message', (text) => order.port.postMessage(`echo ${text}`))
})
