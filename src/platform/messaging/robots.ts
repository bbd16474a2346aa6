import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type Posted, post } from '../outgoing.ts'

/** 群机器人: a message to everybody in a group, by an address that the group gave. */
export type Robot = {
  kind: 'weCom' | 'dingTalk' | 'feishu'
  /** With the key in it: whoever knows it may write to the group. */
  address: string
  /** 加签 of DingTalk and Feishu; '' where the group asks for none. */
  secret: string
}
export type RobotOutcome = { kind: 'sent' } | { kind: 'refused' | 'unknown'; because: string; again: boolean }

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')

/** What each of them is asked, and where. */
function requestFor(
  { kind, address, secret }: Robot,
  text: string,
  now: Date,
): { address: string; body: object } {
  if (kind === 'weCom') return { address, body: { msgtype: 'text', text: { content: text } } }
  if (kind === 'dingTalk') {
    const body = { msgtype: 'text', text: { content: text } }
    if (!secret) return { address, body }
    const stamp = String(now.getTime())
    const url = new URL(address)
    url.searchParams.set('timestamp', stamp)
    url.searchParams.set('sign', hmac(secret, `${stamp}\n${secret}`))
    return { address: url.href, body }
  }
  const body = { msg_type: 'text', content: { text } }
  if (!secret) return { address, body }
  const stamp = String(Math.floor(now.getTime() / 1000))
  // Feishu takes what others sign as the key, and signs nothing with it.
  return { address, body: { timestamp: stamp, sign: hmac(`${stamp}\n${secret}`, ''), ...body } }
}

const Answer = z.union([
  z.object({ errcode: z.number(), errmsg: z.string().default('') }),
  z.object({ code: z.number(), msg: z.string().default('') }),
])
/** Too many in a minute: 45009 WeCom, 130101 DingTalk, 9499 and 11232 Feishu. */
const tooMany = new Set([45009, 130101, 9499, 11232])

/** Writes to a group. Nothing of a person belongs there: everybody in it reads it. */
export async function tellGroup(robot: Robot, text: string, now: Date): Promise<RobotOutcome> {
  const { address, body } = requestFor(robot, text, now)
  return outcomeOf(await post(address, JSON.stringify(body), { 'content-type': 'application/json' }))
}

function outcomeOf(posted: Posted): RobotOutcome {
  if (posted.kind === 'unreached') return { kind: 'refused', because: posted.because, again: true }
  if (posted.kind === 'lost') return { kind: 'unknown', because: posted.because, again: false }
  const answer = Answer.safeParse(posted.json).data
  if (!answer) return { kind: 'refused', because: `对方答复 ${posted.status}`, again: posted.status >= 500 }
  const [code, because] = 'errcode' in answer ? [answer.errcode, answer.errmsg] : [answer.code, answer.msg]
  if (code === 0) return { kind: 'sent' }
  return { kind: 'refused', because: `${because}（${code}）`, again: tooMany.has(code) }
}
