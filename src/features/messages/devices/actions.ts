import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { PushOutcome, Subscription } from '#platform/messaging/push.ts'
import { type ChannelRow, channelsSet, pushSettings } from '../channels/queries.ts'
import { isAllowedService } from '../channels/rules.ts'
import { ownPreference, personOf } from '../preferences/actions.ts'
import type { devices } from './contract.ts'
import { devicesOf, devicesOfPeople, endDevices, insertDevice, setTold, takeOver } from './queries.ts'
import { whyNotDevice } from './rules.ts'

const pushSet = async (ctx: Context) =>
  (await channelsSet(ctx)).find(({ channel }) => channel === 'push') as ChannelRow

/** @throws Refusal not-found: somebody else's too. */
async function ownDevice(ctx: Context, id: number) {
  const found = (await devicesOf(ctx, personOf(ctx))).find((one) => one.id === id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return found
}

async function record(ctx: Context, action: 'pushDevice.added' | 'pushDevice.removed', deviceName: string) {
  const { name, path } = await ownPreference(ctx)
  const told = action === 'pushDevice.added' ? { after: { deviceName } } : { before: { deviceName } }
  ctx.record({ action, subject: { kind: 'person', id: personOf(ctx), name }, path, ...told })
}

export const deviceActions: ActionsOf<typeof devices> = {
  async list(ctx) {
    const set = await pushSet(ctx)
    return {
      enabled: set.enabled,
      publicKey: set.enabled ? (await pushSettings(ctx, set)).publicKey : null,
      devices: await devicesOf(ctx, personOf(ctx)),
    }
  },

  async add(ctx, { name, ...subscription }) {
    const personId = personOf(ctx)
    const { enabled, settings } = await pushSet(ctx)
    // The same browser turned on anew is the same device.
    const key = ctx.sealing.keyOf(`push ${subscription.endpoint}`)
    await takeOver(ctx, key)
    const why = whyNotDevice({
      enabled,
      services: String(settings.services),
      endpoint: subscription.endpoint,
      standing: (await devicesOf(ctx, personId)).length,
    })
    if (why) throw new Refusal('conflict', why.code, why.facts)
    const sealed = ctx.sealing.seal(JSON.stringify(subscription))
    const { id } = await insertDevice(ctx, { personId, name, key, sealed })
    await record(ctx, 'pushDevice.added', name)
    return ownDevice(ctx, id)
  },

  async remove(ctx, { id }) {
    const { name } = await ownDevice(ctx, id)
    await endDevices(ctx, [id], 'removed')
    await record(ctx, 'pushDevice.removed', name)
    return {}
  },
}

export type Device = Subscription & { id: number; name: string }

/** By person, the devices that may be told now: at services that are allowed still. */
export async function devicesToTell(
  ctx: Context,
  personIds: number[],
  services: string,
): Promise<Map<number, Device[]>> {
  if (personIds.length === 0) return new Map()
  const all = (await devicesOfPeople(ctx, personIds)).map(({ id, personId, name, sealed }) => ({
    personId,
    device: { id, name, ...(JSON.parse(ctx.sealing.open(sealed)) as Subscription) },
  }))
  const allowed = all.filter(({ device }) => isAllowedService(device.endpoint, services))
  return new Map(
    [...Map.groupBy(allowed, ({ personId }) => personId)].map(([personId, list]) => [
      personId,
      list.map(({ device }) => device),
    ]),
  )
}

/** Which devices took something, and which are none any more. */
export async function keepDeviceOutcome(
  ctx: Context,
  { told, gone }: Pick<PushOutcome, 'told' | 'gone'>,
): Promise<void> {
  if (told.length) await setTold(ctx, told)
  if (gone.length === 0) return
  for (const { id, name } of await endDevices(ctx, gone, 'gone'))
    ctx.record({ action: 'pushDevice.gone', subject: { kind: 'pushDevice', id, name } })
}
