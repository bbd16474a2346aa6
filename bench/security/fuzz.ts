/**
 * The long run of src/fuzz.test.ts: every endpoint, many inputs, another seed each time.
 * `node bench/security/fuzz.ts [--runs 200] [--seed N] [--only people]`: prints what was asked and every fault found.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { endpoints, Siege, seedFor } from '../../src/fuzz/siege.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string', default: '' },
  },
})
const runs = Number(values.runs)
const seed = Number(values.seed)
const asked = endpoints.filter(({ name }) => name.startsWith(values.only))

const began = performance.now()
const faults: string[] = []
for (const ofFeature of Map.groupBy(asked, ({ name }) => name.split('.')[0]).values()) {
  const siege = await Siege.begin(ofFeature)
  for (const endpoint of ofFeature)
    for (const attempt of fc.sample(siege.attemptsOn(endpoint), {
      seed: seedFor(seed, endpoint),
      numRuns: runs,
    }))
      for (const fault of await siege.faultsOf(endpoint, attempt)) {
        faults.push(fault)
        console.log(`\n${endpoint.name} as ${attempt.who}\n${fc.stringify(attempt.sent)}\n${fault}`)
      }
  console.log(ofFeature[0]?.name.split('.')[0], siege.told())
  await siege.close()
}
const seconds = (performance.now() - began) / 1000
console.log(
  `${asked.length} endpoints × ${runs}, seed ${seed}: ${faults.length} faults, ${seconds.toFixed(0)} s`,
)
process.exitCode = faults.length ? 1 : 0
