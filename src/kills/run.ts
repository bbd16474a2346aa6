import { setTimeout as wait } from 'node:timers/promises'
import { findingsIn } from './findings.ts'
import { openPlace, plantGround } from './ground.ts'
import { deedsIn, emptyLedger, type Ledger, setUp, startGateway, startWork } from './load.ts'
import { type Place, Platform, toMorning } from './platform.ts'

export type Outcome = { findings: string[]; ledger: Ledger; told: string }

/**
 * Plants an institute, lets it work, kills the server so many times at random moments (or until it is `enough`), and looks
 * at what is there.
 */
export async function killed(
  place: Place,
  times: number,
  progress: (round: number, ledger: Ledger) => 'enough' | null = () => null,
): Promise<Outcome> {
  const shift = toMorning()
  const clock = () => new Date(Date.now() + shift)
  const ground = await plantGround(place, clock)
  const ledger = emptyLedger()
  const gateway = await startGateway(ledger)
  const platform = new Platform(place, shift)
  let kills = 0
  try {
    await platform.start()
    await setUp(platform, ground, gateway.address)
    const finish = startWork(platform, ground, ledger)
    let round = 0
    while (round < times) {
      await somethingDone(ledger)
      await platform.kill()
      await platform.start()
      round += 1
      if (progress(round, ledger) === 'enough') break
    }
    await wait(1000)
    await finish()
    await platform.stop()
    kills = round
  } finally {
    await platform.kill()
    gateway.server.close()
  }
  const { world, close } = await openPlace(place, clock)
  try {
    const findings = await findingsIn(world, ledger)
    return { findings, ledger, told: toldOf(kills, platform, ledger) }
  } finally {
    await close()
  }
}

/** A random moment, once something has been acknowledged since the last: however slow the machine, it was at work. */
async function somethingDone(ledger: Ledger): Promise<void> {
  const enough = deedsIn(ledger) + 1 + Math.floor(Math.random() * 8)
  while (deedsIn(ledger) < enough) await wait(5)
  await wait(Math.random() * 500)
}

function toldOf(kills: number, { starts, unanswered }: Platform, ledger: Ledger): string {
  const { documents, affairs, honours, signIns, sms } = ledger
  const start = starts.toSorted((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0
  return [
    `${kills} kills, ${deedsIn(ledger)} deeds acknowledged`,
    `(${documents.length} documents, ${affairs.length} affairs, ${honours.length} honours, ${signIns.length} sign-ins)`,
    `${sms.length} short messages, ${unanswered} calls sent again, started in ${(start / 1000).toFixed(1)} s`,
  ].join(', ')
}
