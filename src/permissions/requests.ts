/** How the endpoints of requests are asked: see sample.ts. */
import type { Client } from '#src/testing.ts'
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const requestKey = (stage: Stage) => `press-${stage.next()}-0000`
const asked = (stage: Stage) => ({
  organizationId: stage.east1,
  templateKey: 'request-general',
  values: { matter: `购置设备${stage.next()}`, body: '拟购置设备。' },
})

async function draft(stage: Stage): Promise<number> {
  const { id, documentId } = await stage.top.call.requests.start(asked(stage))
  await stage.top.call.documents.change({
    id: documentId,
    contactName: '东一干事',
    contactPhone: '010-12345678',
  })
  return id
}

const secretaries = new WeakMap<Stage, Promise<Client>>()
/** Only the secretary signs. */
function secretary(stage: Stage): Promise<Client> {
  const personId = stage.institute.people.east1.secretary
  const known = secretaries.get(stage) ?? stage.app.as('branch', { personId })
  secretaries.set(stage, known)
  return known
}

async function sent(stage: Stage): Promise<number> {
  const id = await draft(stage)
  const client = await secretary(stage)
  await client.call.requests.send({ id, issuedOn: today, requestKey: requestKey(stage) })
  return id
}

const ofDraft = (more: object, rest: Partial<Sample> = {}) =>
  of(async (stage) => ({ id: await draft(stage), requestKey: requestKey(stage), ...more }), rest)
const ofSent = (more: object, rest: Partial<Sample> = {}) =>
  of(async (stage) => ({ id: await sent(stage), requestKey: requestKey(stage), ...more }), rest)

export const requests: Record<string, Sample> = {
  'requests.list': seen(async (stage) => {
    await sent(stage)
    return { size: 200 }
  }),
  'requests.export': seen(async (stage) => {
    await sent(stage)
    return {}
  }),
  'requests.get': of(async (stage) => ({ id: await sent(stage) })),
  'requests.start': of(asked),
  // The secretary signs; whoever sent it, or holds the step, does the rest: src/features/requests/requests.test.ts.
  'requests.send': ofDraft({ issuedOn: today }, { refusal: 'request-secretary-signs' }),
  'requests.revise': ofSent({}, { refusal: 'request-not-sent-back' }),
  'requests.decide': ofSent({ verdict: 'agreed' }, { refusal: 'request-under-review' }),
  'requests.draftReply': ofSent({}, { refusal: 'request-undecided' }),
  'requests.reply': ofSent({ issuedOn: today }, { refusal: 'request-undecided' }),
  'requests.withdraw': ofDraft({ reason }, { refusal: 'request-not-sent' }),
  'requests.discard': ofDraft({}),
}
