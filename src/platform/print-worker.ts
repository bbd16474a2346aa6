/** Typesets in a thread of its own: the engine's calls are synchronous. Answers each task with a PDF or a fault. */
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintAnswer, PrintTask } from './print.ts'

if (!parentPort) throw new Error('print-worker.ts runs as a worker thread only')
const port = parentPort

const font = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`))
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(new URL('../../assets/print', import.meta.url)),
  fontArgs: [
    { fontPaths: [font('400Regular/NotoSansSC_400Regular.ttf'), font('700Bold/NotoSansSC_700Bold.ttf')] },
  ],
})

port.on('message', async (task: PrintTask) => {
  port.postMessage(answer(task))
  // Without a turn of the event loop the engine's memory is never given back.
  await turn()
  compiler.evictCache(10)
})

function answer(task: PrintTask): PrintAnswer {
  try {
    const pdf = compiler.pdf(
      {
        mainFilePath: fileURLToPath(new URL(`../../assets/print/${task.template}`, import.meta.url)),
        inputs: { data: task.data },
      },
      { creationTimestamp: task.at },
    )
    return { number: task.number, pdf: new Uint8Array(pdf) }
  } catch (error) {
    return { number: task.number, fault: error instanceof Error ? error.message : String(error) }
  }
}
