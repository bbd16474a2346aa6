import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ground } from './ground.ts'
import type { Platform } from './platform.ts'

/** What was acknowledged, kept outside of the platform. */
export type Ledger = {
  documents: { id: number; matter: string; number: string | null; fileName: string; digest: string }[]
  affairs: { id: number; title: string; approved: boolean }[]
  honours: string[]
  signIns: { meetingId: number; token: string }[]
  /** What the gateway took, by the key under which the platform handed it over. */
  sms: string[]
  /** What nobody should have been refused. */
  refused: string[]
}

export const emptyLedger = (): Ledger => ({
  documents: [],
  affairs: [],
  honours: [],
  signIns: [],
  sms: [],
  refused: [],
})

/** How many deeds stand in it. */
export const deedsIn = ({ documents, affairs, honours, signIns }: Ledger) =>
  documents.length + affairs.length + honours.length + signIns.length

/** A gateway that takes every short message and remembers it: it is another house, and is never killed. */
export async function startGateway(ledger: Ledger): Promise<{ address: string; server: Server }> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    ledger.sms.push(JSON.parse(body).key)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ids: [randomUUID()] }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

/** What an administrator sets before work begins: a code for numbers, the gateway, who decides matters. */
export async function setUp(platform: Platform, ground: Ground, gateway: string): Promise<void> {
  const top = platform.as(ground.top)
  const { east1 } = ground.institute.organizations
  const reason = '断电演练'
  await top.documents.numbers.setCode({ id: east1, code: '东区一支' })
  await top.messages.channels.set({
    channel: 'sms',
    adapter: 'http',
    enabled: true,
    settings: { signature: '支部', address: gateway },
    secret: 'Bearer kills',
    perMinute: 60_000,
    perNumberHour: 100,
    price: 0,
    reason,
  })
  const { version, versions } = await top.approvals.chains.get({ key: 'matter' })
  const definition = structuredClone(versions[0]?.definition)
  const [review] = definition?.steps ?? []
  if (!definition || !review) throw new Error('matters have no chain')
  review.by = [{ role: 'branch', at: 'own' }]
  await top.approvals.chains.publish({ key: 'matter', basedOn: version, definition, note: reason })
  const secretary = platform.as(ground.secretary)
  // Each by itself, at once.
  const wish = { muted: [], quietFrom: 22, quietUntil: 22, digest: false, mail: null }
  await secretary.messages.preferences.set(wish)
}

/** Mixed work, all at once, until it is told to stop; what was under way is brought to its end. */
export function startWork(platform: Platform, ground: Ground, ledger: Ledger) {
  let going = true
  const again = async (name: string, work: () => Promise<void>) => {
    while (going) {
      try {
        await work()
      } catch (error) {
        ledger.refused.push(`${name}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  const works = [
    again('document', () => writeDocument(platform, ground, ledger)),
    again('document', () => writeDocument(platform, ground, ledger)),
    again('affair', () => settleAffair(platform, ground, ledger)),
    again('affair', () => settleAffair(platform, ground, ledger)),
    again('honour', () => registerHonour(platform, ground, ledger)),
    again('meeting', () => holdMeeting(platform, ground, ledger)),
  ]
  return async () => {
    going = false
    await Promise.all(works)
  }
}

const unique = () => randomBytes(6).toString('hex')

async function writeDocument(platform: Platform, { top, institute, today }: Ground, ledger: Ledger) {
  const { documents } = platform.as(top)
  const matter = `购置设备${unique()}`
  const organizationId = institute.organizations.east1
  const values = { matter, body: '拟购置设备。' }
  const { id } = await documents.draft({ templateKey: 'request-general', organizationId, values })
  const body = randomBytes(2000 + Math.floor(Math.random() * 40_000))
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), body])
  const fileName = `${unique()}.pdf`
  const digest = createHash('sha256').update(bytes).digest('hex')
  const known = { id, matter, number: null as string | null, fileName, digest }
  await documents.enclosures.add({ id, files: [new File([bytes], fileName)] })
  ledger.documents.push(known)
  await documents.change({ id, signatory: '东一书记', contactName: '东一干事', contactPhone: '010-12345678' })
  const issued = await documents.issue({ id, issuedOn: today })
  known.number = issued.number
}

/** The branch reviews it, the committee above decides. */
async function settleAffair(platform: Platform, ground: Ground, ledger: Ledger) {
  const { starter, secretary, committee, institute } = ground
  const title = `断电演练${unique()}`
  const asked = { organizationId: institute.organizations.east1, title, text: '请审批。' }
  const { id } = await platform.as(starter).approvals.matters.start({ ...asked, requestKey: randomUUID() })
  const known = { id, title, approved: false }
  ledger.affairs.push(known)
  for (const token of [secretary, committee]) {
    const { approvals } = platform.as(token)
    const { tasks } = await approvals.get({ id })
    const taskId = tasks[0]?.id ?? 0
    await approvals.acts.approve({ id, taskId, requestKey: randomUUID(), opinion: '同意' })
  }
  known.approved = true
}

async function registerHonour(platform: Platform, { top, institute }: Ground, ledger: Ledger) {
  const title = `优秀党员${unique()}`
  const honour = { title, level: '院级' as const, awardedOn: '2026-07-01', awardedBy: '星河研究院党委' }
  await platform.as(top).people.dossier.addHonour({ id: institute.people.east1.member, ...honour })
  ledger.honours.push(title)
}

/** Everybody signs in at once: what arrives together is written together. */
async function holdMeeting(platform: Platform, { top, members, institute, today }: Ground, ledger: Ledger) {
  const { meetings, attendance } = platform.as(top)
  const organizationId = institute.organizations.east1
  const { id } = await meetings.plan({
    organizationId,
    kind: 'themeDay',
    plannedOn: today,
    title: `主题党日${unique()}`,
  })
  await Promise.all(
    members.map(async (token) => {
      const { address } = await attendance.code({ id })
      await platform.as(token).attendance.signIn({ code: address.split('/').at(-1) ?? '' })
      ledger.signIns.push({ meetingId: id, token })
    }),
  )
}
