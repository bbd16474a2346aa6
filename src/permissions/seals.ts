/** How the endpoints of seals are asked: see sample.ts. */
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const inscription = '东区第一党支部'
const madeOn = '2026-11-01'

/** A seal of east1 for a matter of its own: there is one official seal only. */
const special = (stage: Stage) => ({
  organizationId: stage.east1,
  inscription,
  line: `专用章${stage.next()}`,
  keeperId: stage.institute.people.east1.secretary,
  madeOn,
  reason,
})
const seal = async (stage: Stage) => (await stage.top.call.seals.make(special(stage))).id
const ofSeal = (more: object = {}) => of(async (stage) => ({ id: await seal(stage), ...more }))

async function official(stage: Stage): Promise<number> {
  const { rows } = await stage.top.call.seals.list({ organizationId: stage.east1, size: 200 })
  const known = rows.find(({ line }) => line === null)
  return known?.id ?? (await stage.top.call.seals.make({ ...special(stage), line: null })).id
}

/** A 请示 of east1, issued. */
async function issued(stage: Stage): Promise<number> {
  const { id } = await stage.top.call.documents.draft({
    templateKey: 'request-general',
    organizationId: stage.east1,
    values: { matter: `购置设备${stage.next()}`, body: '拟购置设备。' },
  })
  const contact = { signatory: '东一书记', contactName: '东一干事', contactPhone: '010-12345678' }
  await stage.top.call.documents.change({ id, ...contact })
  await stage.top.call.documents.issue({ id, issuedOn: today })
  return id
}

/** The application of somebody who is not asked to decide on it. */
async function applied(stage: Stage): Promise<number> {
  const applicant = await stage.app.as('committee', { organizationId: stage.institute.organizations.east })
  const documentId = await issued(stage)
  const sealIds = [await official(stage)]
  const [use] = await applicant.call.seals.uses.apply({ documentId, sealIds, reason })
  return use?.id as number
}
async function approved(stage: Stage): Promise<number> {
  const id = await applied(stage)
  await stage.top.call.seals.uses.approve({ id })
  return id
}
async function stamped(stage: Stage): Promise<number> {
  const id = await approved(stage)
  await stage.app.world.jobs?.drain()
  return id
}
const ofApplied = (more: object = {}) => of(async (stage) => ({ id: await applied(stage), ...more }))

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
function form(parts: Record<string, string | File>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(parts)) data.set(name, value)
  return data
}

export const seals: Record<string, Sample> = {
  'seals.list': seen(async (stage) => {
    await official(stage)
    return { size: 200 }
  }),
  'seals.export': seen(async (stage) => {
    await official(stage)
    return {}
  }),
  'seals.get': ofSeal(),
  'seals.picture': ofSeal(),
  'seals.preview': of((stage) => ({ organizationId: stage.east1, inscription })),
  'seals.make': of(special),
  'seals.hangUp': of(async (stage) =>
    form({
      id: String(await seal(stage)),
      picture: new File([Buffer.from(dot, 'base64')], 'seal.png'),
      reason,
    }),
  ),
  'seals.importKeyFile': of(
    async (stage) =>
      form({
        id: String(await seal(stage)),
        file: new File(['none'], 'seal.p12'),
        passphrase: 'x',
        reason,
      }),
    { refusal: 'seal-key-unreadable' },
  ),
  'seals.handOver': of(async (stage) => ({
    id: await seal(stage),
    keeperId: stage.member,
    fromOn: today,
    reason,
  })),
  'seals.suspend': ofSeal({ reason }),
  'seals.resume': of(async (stage) => {
    const id = await seal(stage)
    await stage.top.call.seals.suspend({ id, reason })
    return { id, reason }
  }),
  'seals.destroy': ofSeal({ on: today, reason }),
  'seals.uses.placed': of(async (stage) => ({ id: await issued(stage) })),
  'seals.uses.list': seen(async (stage) => {
    await applied(stage)
    return { size: 200 }
  }),
  'seals.uses.export': seen(async (stage) => {
    await applied(stage)
    return {}
  }),
  'seals.uses.fitting': of(async (stage) => ({ id: await issued(stage) })),
  'seals.uses.apply': of(async (stage) => ({
    documentId: await issued(stage),
    sealIds: [await official(stage)],
    reason,
  })),
  'seals.uses.approve': ofApplied(),
  'seals.uses.decline': ofApplied({ reason }),
  'seals.uses.withdraw': of(async (stage) => ({ id: await applied(stage) }), {
    refusal: 'seal-not-own-application',
  }),
  'seals.uses.stampAgain': of(async (stage) => ({ id: await approved(stage) })),
  'seals.uses.revoke': of(async (stage) => ({ id: await stamped(stage), reason })),
  'seals.uses.balance': seen(async (stage) => {
    await applied(stage)
    return { month: today.slice(0, 7), size: 200 }
  }),
  'seals.uses.exportBalance': seen(async (stage) => {
    await applied(stage)
    return { month: today.slice(0, 7) }
  }),
  'seals.verification.look': open(async (stage) => {
    await stamped(stage)
    const { rows } = await stage.app.world.open.pool.query('select code from document_verification limit 1')
    return { code: rows[0].code }
  }),
  'seals.verification.root': open(async (stage) => {
    await stamped(stage)
    return {}
  }),
  'seals.verification.check': open(() => form({ file: new File(['%PDF-'], '公文.pdf') })),
}
