import { Worker } from 'node:worker_threads'

export type Limits = { milliseconds: number; megabytes: number }

/** Does one task in a thread of its own that ends with it: what it costs is limited, and what it breaks is that thread. */
export function inThread<Answer>(
  module: URL,
  task: unknown,
  within: Limits,
  tooHeavy: Answer,
): Promise<Answer> {
  const worker = new Worker(module, {
    resourceLimits: { maxOldGenerationSizeMb: within.megabytes },
    // What the libraries print of a bad document is of no use to anybody.
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const done = (answer: Answer) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => done(tooHeavy), within.milliseconds)
    worker.once('message', done)
    worker.once('error', () => done(tooHeavy))
    worker.postMessage(task)
  })
}
