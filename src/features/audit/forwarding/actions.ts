import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { sendSyslog } from '#platform/syslog.ts'
import { lastEntry } from '../anchors/queries.ts'
import { linesAfter } from '../lines/actions.ts'
import { syslogOf } from '../lines/rules.ts'
import type { forwarding } from './contract.ts'
import { countWaiting, type Forward, findForward, noteFailure, noteSent, writeForward } from './queries.ts'
import { startAfter, startingNames } from './rules.ts'

/** The trail is one for the whole institute, and so is where it goes. */
function refuseUnlessWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'audit-forward-whole-only')
}

const subject = { kind: 'audit', id: 0, name: '审计记录转发' }

const shown = async (ctx: Context, forward: Forward) => ({
  ...forward,
  waiting: await countWaiting(ctx, forward.sentTo),
})

/** What the trail tells of a receiver: not the certificate, which is long and no secret. */
const told = ({ host, port, tls, enabled }: Pick<Forward, 'host' | 'port' | 'tls' | 'enabled'>) => ({
  host,
  port,
  tls,
  enabled,
})

export const forwardingActions: ActionsOf<typeof forwarding> = {
  async get(ctx) {
    refuseUnlessWhole(ctx)
    const forward = await findForward(ctx)
    return forward && shown(ctx, forward)
  },

  async set(ctx, { reason, starting, ...wanted }) {
    refuseUnlessWhole(ctx)
    const [before, { entryId: last }] = [await findForward(ctx), await lastEntry(ctx)]
    await writeForward(ctx, { ...wanted, sentTo: startAfter(starting, before?.sentTo ?? null, last) })
    ctx.record({
      action: 'audit.forwardSet',
      subject,
      ...(before && { before: told(before) }),
      after: { ...told(wanted), starting: startingNames[starting] },
      reason,
    })
    return shown(ctx, (await findForward(ctx)) as Forward)
  },

  async test(ctx, receiver) {
    refuseUnlessWhole(ctx)
    if (ctx.practice) throw new Refusal('forbidden', 'audit-forward-practice')
    const message = `<110>1 ${ctx.now.toISOString()} ${new URL(ctx.address).hostname} zhibu - test - \uFEFF审计记录转发测试`
    const answer = await sendSyslog(receiver, [message])
    await ctx.transaction(async ({ record }) =>
      record({
        action: 'audit.forwardTried',
        subject,
        after: { host: receiver.host, port: receiver.port, tls: receiver.tls, arrived: answer.sent },
      }),
    )
    return { sent: answer.sent, because: answer.sent ? null : answer.because }
  },
}

const pageSize = 500
/** So many pages at once, then the next minute: a long way behind is caught up without keeping other jobs waiting. */
const pagesAtOnce = 40

/**
 * Sends on what has been written since: the place moves only after the receiver has everything, so that an entry may
 * arrive twice but none is left out. When it begins to fail, and when it goes again, a line of the trail says so.
 */
export async function forwardTrail(world: JobWorld): Promise<void> {
  for (let page = 0; page < pagesAtOnce; page++) if (!(await forwardPage(world))) return
}

async function forwardPage(world: JobWorld): Promise<boolean> {
  const next = await world.read(async (ctx) => {
    const forward = ctx.practice ? null : await findForward(ctx)
    if (!forward?.enabled) return null
    const lines = await linesAfter(ctx, { after: forward.sentTo, limit: pageSize })
    const host = new URL(ctx.address).hostname
    return { forward, last: lines.at(-1)?.id ?? 0, messages: lines.map((line) => syslogOf(line, host)) }
  })
  if (!next || next.messages.length === 0) return false
  const { forward, last, messages } = next
  const answer = await sendSyslog(forward, messages)
  await world.transaction(async (ctx) => {
    if (answer.sent) await noteSent(ctx, forward, last)
    else await noteFailure(ctx, forward, answer.because)
    if (answer.sent === (forward.failure === null)) return
    const after = { ...told(forward), ...(answer.sent ? {} : { failure: answer.because }) }
    ctx.record({ action: answer.sent ? 'audit.forwardResumed' : 'audit.forwardFailed', subject, after })
  })
  return answer.sent && messages.length === pageSize
}
