/**
 * node bench/boards.ts   cards of a board over HTTP: each for the top today, one on a past day beside the year before,
 * the analysis. Medians of seven, beside the plain count of the members in the same database.
 */
import { cardKeys } from '#features/boards/cards/catalogue/rules.ts'
import { filledGround } from './ground.ts'

const engine = process.argv.includes('--postgres') ? 'postgres' : 'embedded'
const ground = await filledGround(engine, 14_900)

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < 7; at++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.toSorted((one, other) => one - other)[3] ?? 0
}
const asked = (address: string) => median(async () => (await ground.get(address)).arrayBuffer())

const plain = await median(() => ground.sql(`select count(*) from standing where membership = 'active'`))
console.log(`| what | median | plain count (${plain.toFixed(1)} ms) | ratio |`)
console.log('|---|---|---|---|')
const tell = (what: string, took: number) =>
  console.log(`| ${what} | ${took.toFixed(0)} ms | ${plain.toFixed(1)} ms | ${(took / plain).toFixed(0)} × |`)
for (const key of cardKeys) tell(key, await asked(`/api/board-cards/${key}`))
tell('age, 2024-12-31 beside 2023', await asked('/api/board-cards/age?asOf=2024-12-31&compare=lastYear'))
tell('analysis', await asked('/api/board-analysis'))
await ground.close()
process.exit()
