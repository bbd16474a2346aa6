import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Failure, Said, Task } from './task.ts'

export type Answer = Exclude<Said, { kind: 'progress' }>

const script = fileURLToPath(new URL('./process.ts', import.meta.url))

/**
 * Does a task in a process beside this one; `started` is given the process. Answers what came of it; ended from outside,
 * for want of memory perhaps, `killed`.
 */
export function doApart(
  task: Task,
  tell: (what: string) => void = () => {},
  started: (child: ChildProcess) => void = () => {},
): Promise<Answer> {
  const child = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  started(child)
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      resolve(answer)
      if (child.connected) child.disconnect()
    }
    const failed = (why: Failure) => end({ kind: 'failed', why })
    child.once('error', () => failed({ code: 'process' }))
    child.once('exit', () => failed({ code: 'killed' }))
    // It is given its task when it says that it is there: what is sent earlier may be lost.
    child.once('message', () => child.send(task, (error) => error && failed({ code: 'killed' })))
    child.on('message', (said: Said) => {
      if (said.kind === 'progress') tell(said.what)
      else end(said)
    })
  })
}
