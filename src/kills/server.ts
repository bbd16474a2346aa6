/**
 * Run as a process of its own, which is killed: the server as the command line starts it, at the hour that it is told
 * (nobody gets a short message at night).
 */
import { run } from '../cli/run.ts'

const [shift = '0', ...args] = process.argv.slice(2)
const clock = () => new Date(Date.now() + Number(shift))
process.exitCode = await run(['serve', '--port', '0', ...args], process.env, {
  out: process.stdout,
  err: process.stderr,
  clock,
})
