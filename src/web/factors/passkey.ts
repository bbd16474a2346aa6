import { ORPCError } from '@orpc/client'
import type { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { call } from '../call.ts'

const browser = () => import('@simplewebauthn/browser')

type Asked<Start extends (options: never) => unknown> = Parameters<Start>[0] extends {
  optionsJSON: infer Options
}
  ? Options
  : never

/** Why no passkey was given, as people say it: the browser's own words are English, and for programmers. */
const notGiven = (error: unknown) =>
  new ORPCError('BAD_REQUEST', {
    message:
      error instanceof Error && error.name === 'InvalidStateError'
        ? '这台设备或这把密钥已经添加过。请换一台设备，或换一把密钥。'
        : '没有完成：可能是取消了、等待超时，或这台设备上没有通行密钥。请重试，或改用其他方式。',
    data: { code: 'passkey-not-given', facts: {} },
  })

/** Whether this browser can use passkeys at the address the page was opened at. */
export const passkeysHere = (host: string | null): boolean =>
  host === location.hostname && 'PublicKeyCredential' in window

/** A passkey on this device, or on a key at hand, shows who is there. */
export async function showPasskey(): Promise<void> {
  const asked = await call.accounts.factors.askPasskey()
  const { startAuthentication: start } = await browser()
  const optionsJSON = asked as unknown as Asked<typeof startAuthentication>
  const answer = await start({ optionsJSON }).catch((error: unknown) => {
    throw notGiven(error)
  })
  await call.accounts.factors.proveByPasskey({ answer: { ...answer, response: { ...answer.response } } })
}

/** Makes a new passkey; answers the recovery codes when it is the first factor. */
export async function addPasskey(name: string): Promise<string[] | null> {
  const asked = await call.accounts.factors.beginPasskey()
  const { startRegistration: start } = await browser()
  const optionsJSON = asked as unknown as Asked<typeof startRegistration>
  const answer = await start({ optionsJSON }).catch((error: unknown) => {
    throw notGiven(error)
  })
  const given = { ...answer, response: { ...answer.response } }
  return (await call.accounts.factors.addPasskey({ name, answer: given })).codes
}
