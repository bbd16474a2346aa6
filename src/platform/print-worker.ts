/** Typesets in a thread of its own: the engine's calls are synchronous. Answers each task with bytes or a fault. */
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import {
  type CompileDocArgs,
  NodeCompiler,
  type NodeTypstDocument,
  PdfStandard,
} from '@myriaddreamin/typst-ts-node-compiler'
import type { Fonts } from './fonts.ts'
import { layOut, type Mark, type Plan, type SealPlace, type Tried } from './official-layout.ts'
import type { PrintAnswer, Printed, PrintTask } from './print.ts'
import { pagesApart } from './stored-pages.ts'

if (!parentPort) throw new Error('print-worker.ts runs as a worker thread only')
const port = parentPort
const { files, stack } = workerData as Fonts
const fonts = JSON.stringify(stack)

const templates = fileURLToPath(new URL('../../assets/print', import.meta.url))
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: files }] })

const tasks: PrintTask[] = []
let working = false

port.on('message', (task: PrintTask) => {
  tasks.push(task)
  if (!working) void work()
})

/**
 * One after the other: without a turn of the event loop between them the engine's memory is never given back. What two
 * documents did not need is forgotten: looking after more costs more than it saves.
 */
async function work(): Promise<void> {
  working = true
  for (let task = tasks.shift(); task; task = tasks.shift()) {
    port.postMessage(answer(task))
    await turn()
    compiler.evictCache(2)
  }
  working = false
}

function answer({ number, ...task }: PrintTask): PrintAnswer {
  try {
    return { number, printed: printed(task) }
  } catch (error) {
    return { number, fault: faultOf(error) }
  }
}

type Task = Omit<PrintTask, 'number'>

function printed(task: Task): Printed {
  if (task.want === 'stored') return stored(task)
  return task.want === 'pdf' || task.want === 'drawn' ? plain(task) : official(task)
}

const asked = ({ template, data, mark }: Task, plan?: Plan): CompileDocArgs => ({
  mainFilePath: `${templates}/${template}`,
  inputs: {
    data,
    fonts,
    ...(mark && { mark }),
    ...(plan && { lines: String(plan.lines), keep: plan.keep ? '1' : '0' }),
  },
})

function plain(task: Task): Printed {
  const { mainFilePath, inputs } = asked(task)
  // The same pages within those that bear the mark.
  const marked = { mainFilePath: `${templates}/marked.typ`, inputs: { ...inputs, template: task.template } }
  const compiled = compiler.compile(task.mark ? marked : { mainFilePath, inputs })
  const document = compiled.result
  if (!document) throw compiled.takeError()
  const bytes =
    task.want === 'drawn'
      ? Buffer.from(compiler.plainSvg(document))
      : compiler.pdf(document, { pdfStandard: PdfStandard.A_2b, creationTimestamp: task.at })
  return { bytes: new Uint8Array(bytes), pages: document.numOfPages, lines: 0, textEnds: 0, seals: [] }
}

/** The engine draws the pages of a PDF as pictures within its own. */
function stored(task: Task): Printed {
  const file = `${templates}/stored.pdf`
  compiler.mapShadow(file, Buffer.from(task.stored ?? []))
  try {
    const compiled = compiler.compile(asked(task))
    if (!compiled.result) throw compiled.takeError()
    const svg = pagesApart(compiler.plainSvg(compiled.result))
    return { bytes: new Uint8Array(Buffer.from(svg)), pages: 0, lines: 0, textEnds: 0, seals: [] }
  } finally {
    compiler.unmapShadow(file)
  }
}

function official(task: Task): Printed {
  const { document, pages, lines, textEnds, seals } = layOut((plan) => attempt(task, plan))
  const bytes =
    task.want === 'screen'
      ? Buffer.from(compiler.plainSvg(document).replace(/\n\s+/g, '\n'))
      : compiler.pdf(document, { pdfStandard: PdfStandard.A_2b, creationTimestamp: task.at })
  return { bytes: new Uint8Array(bytes), pages, lines, textEnds, seals }
}

function attempt(task: Task, plan: Plan): Tried<NodeTypstDocument> {
  const compiled = compiler.compile(asked(task, plan))
  const document = compiled.result
  if (!document) throw compiled.takeError()
  const query = <T>(selector: string) => compiler.query(document, { selector, field: 'value' }) as T[]
  return {
    document,
    pages: document.numOfPages,
    seals: query<SealPlace>('<seal>'),
    marks: query<Mark>('<mark>'),
  }
}

/** What the engine says of it, without where in the template. */
function faultOf(error: unknown): string {
  const { shortDiagnostics, message } = error as {
    shortDiagnostics?: { message?: string }[]
    message?: string
  }
  return shortDiagnostics?.map((one) => one.message).join('; ') ?? message ?? String(error)
}
