/** Makes and tries backups in a process of its own, so that the server has its memory and its time: see apart.ts. */
import { type OpenDatabase, openDatabase } from '../database.ts'
import { drillBackup } from './drill.ts'
import { failureOf, type Made, type Said, type Task } from './task.ts'
import { writeWhole } from './writing.ts'

if (!process.send) throw new Error('process.ts runs beside the server only')
const say = (said: Said) => process.send?.(said)
const tell = (what: string) => say({ kind: 'progress', what })

// With the server that asked for it, it ends as well.
process.once('disconnect', () => process.exit(1))
process.once('message', async (task: Task) => {
  try {
    if (task.kind === 'backup') say({ kind: 'made', made: await make(task) })
    else say({ kind: 'drilled', drilled: await drillBackup({ ...task, tell }) })
  } catch (error) {
    say({ kind: 'failed', why: failureOf(error) })
  }
})
say({ kind: 'progress', what: '' })

async function make(task: Extract<Task, { kind: 'backup' }>): Promise<Made> {
  const open = await openFrom(task.from)
  try {
    const { manifest, written } = await writeWhole(open, {
      ...task,
      key: null,
      now: new Date(task.now),
      tell,
    })
    return {
      ...written,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.parts.filter(({ name }) => name.startsWith('files/')).length,
      tables: manifest.tables.length,
      keys: manifest.parts.some(({ name }) => name === 'keys/sealing.key'),
    }
  } finally {
    await open.close()
  }
}

/** The embedded database as it was at one moment: the one that people work with is not touched. */
const openFrom = (from: Extract<Task, { kind: 'backup' }>['from']): Promise<OpenDatabase> =>
  'url' in from
    ? openDatabase({ url: from.url, max: 2, statementSeconds: 3600 })
    : openDatabase({ folder: from.folder, statementSeconds: 3600 })
