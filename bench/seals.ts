/**
 * What a seal costs: drawing it, putting it on a document (drawn already), checking a document with one and with three
 * seals. CPU milliseconds of this process, after some rounds to warm up; and the memory over many stamps.
 *   node bench/seals.ts [rounds=200]
 */
import { printPdf } from '#platform/print.ts'
import { createAuthority, issueCertificate } from '#platform/signing/certificates.ts'
import { checkPdf } from '#platform/signing/pdf-check.ts'
import { drawSeal } from '#platform/signing/seal-drawing.ts'
import { sealOperators } from '#platform/signing/seal-picture.ts'
import { type Stamp, stampPdf } from '#platform/signing/stamping.ts'

const rounds = Number(process.argv[2] ?? 200)
const now = new Date()
const organization = '星河研究院'
const names = ['中共星河研究院委员会', '中共星河研究院第十二研究所委员会', '中共星河研究院纪律检查委员会']
const authority = createAuthority({ organization, commonName: '印章根证书' }, now)
const roots = [authority.certificate]

const stamps: Stamp[] = names.map((name, place) => ({
  credential: issueCertificate(authority, { organization, commonName: name }, now),
  field: `seal-${place}`,
  name,
  spot: { page: 1, x: 150 + place * 140, y: 300 },
  look: { drawn: { inscription: name } },
}))
const sheet = {
  title: '关于同意召开党员大会的批复',
  organization: names[0],
  asOf: '2026年11月24日',
  cover: [['承办', '组织部']],
  tables: [],
  checks: [],
}
const check = { address: 'https://zhibu.example/verify/ABCDEFGHIJKLMNOPQRSTUVWXYZ', page: 1 }
const stamped = (pdf: Buffer, count: number) =>
  stampPdf(pdf, stamps.slice(0, count), { reason: '批复', at: now, check })

async function measure(title: string, work: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 20; round += 1) await work()
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  for (let round = 0; round < rounds; round += 1) await work()
  const { user, system } = process.cpuUsage(cpu)
  const each = (milliseconds: number) => (milliseconds / rounds).toFixed(1).padStart(7)
  const memory = Math.round(process.memoryUsage().rss / 1_048_576)
  console.log(
    `${title.padEnd(44)} CPU ${each((user + system) / 1000)} ms  wall ${each(performance.now() - began)} ms  RSS ${memory} MB`,
  )
}

const plain = await printPdf('report.typ', sheet, '2026-11-24')
const [one, three] = [await stamped(plain, 1), await stamped(plain, 3)]
console.log(`document ${plain.length} bytes, with one seal ${one.length}, with three ${three.length}`)
await measure('draw a seal of 14 characters', async () =>
  sealOperators(await drawSeal({ inscription: names[1] as string })),
)
await measure('stamp: one seal, code for checking, signature', () => stamped(plain, 1))
await measure('stamp: three seals in sequence', () => stamped(plain, 3))
await measure('check a document with one seal', () => checkPdf(one, roots))
await measure('check a document with three seals', () => checkPdf(three, roots))
// The thread that typeset the document may go.
process.exit()
