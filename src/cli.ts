import { run } from './cli/run.ts'

// Started through scripts/zhibu.mjs: when that is killed outright, the channel closes and this ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))

process.exitCode = await run(process.argv.slice(2), process.env)
// An open worker or socket must not keep a finished command from ending; what was answered must be out first.
process.stdout.write('', () => process.exit())
