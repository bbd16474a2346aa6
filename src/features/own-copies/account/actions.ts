import { minuteOf } from '#basics/days.ts'
import { factorsOf } from '#features/accounts/factors/queries.ts'
import type { ProvedBy } from '#features/accounts/factors/rules.ts'
import { grantsOf } from '#features/accounts/grants/queries.ts'
import { roleNames } from '#features/accounts/rules.ts'
import { deedOf } from '#features/audit/words.ts'
import { doneFor, pageOfDone } from '#features/helping/consents/queries.ts'
import { consentsOf } from '#features/helping/queries.ts'
import { actsInWords, wayNames } from '#features/helping/rules.ts'
import { lettersOf, pageOfLetters } from '#features/messages/inbox/queries.ts'
import { recipientsOf } from '#features/messages/rules.ts'
import { catalogue } from '#features/messages/templates/catalogue/rules.ts'
import { correctable } from '#features/people/changes/rules.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { allOfThem, sheet } from '../sheets/actions.ts'
import { accountOf, identitiesOf, openingsOf, signInsOf } from './queries.ts'

const everything = { limit: allOfThem, offset: 0 }

/** How somebody enters, what he was told, who acts for him, and who opened his numbers. */
export async function accountSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  const account = await accountOf(ctx, personId)
  return [
    await noticeSheet(ctx, personId, account?.id ?? null),
    sheet(
      'account',
      [
        ['类别', 16],
        ['起', 18],
        ['止', 18],
        ['内容', 60],
      ],
      account ? await accountLines(ctx, account) : [],
    ),
    await consentSheet(ctx, personId),
    await helpedSheet(ctx, personId),
    await openingSheet(ctx, personId),
  ]
}

const kindName = (kind: string) => catalogue.find(({ key }) => key === kind)?.name ?? kind
const minute = (at: string | null) => at && minuteOf(at)

/** Of what kind and when, not in which words: what an office holder is told is of others. */
async function noticeSheet(ctx: Context, personId: number, accountId: number | null) {
  const own = recipientsOf({ personId, accountId })
  const letters = await pageOfLetters(lettersOf(ctx, own, {}), true, everything)
  return sheet(
    'notices',
    [
      ['时间', 18],
      ['类别', 20],
      ['阅读时间', 18],
    ],
    letters.map(({ createdAt, kind, readAt }) => [minuteOf(createdAt), kindName(kind), minute(readAt)]),
  )
}

const entered: Record<ProvedBy, string> = {
  password: '密码',
  link: '登录链接',
  totp: '动态验证码',
  passkey: '通行密钥',
  recoveryCode: '恢复码',
  exempt: '演示登录',
  oidc: '统一身份认证',
  ldap: '域账号',
}

type Account = NonNullable<Awaited<ReturnType<typeof accountOf>>>

async function accountLines(ctx: Context, account: Account): Promise<unknown[][]> {
  const { totpSince, passkeys } = await factorsOf(ctx, account.id)
  return [
    ['账号', minuteOf(account.createdAt), minute(account.disabledAt), inWords(account)],
    ...(await grantsOf(ctx, account.id)).map((one) => [
      '授权',
      one.fromOn,
      one.revokedAt ? minuteOf(one.revokedAt) : one.untilOn,
      `${one.organizationName}（${roleNames[one.role]}），授权人${one.grantedBy}，原因：${one.reason}`,
    ]),
    ...(totpSince ? [['第二重验证', minuteOf(totpSince), null, '动态验证码']] : []),
    ...passkeys.map(({ addedAt, name }) => ['第二重验证', minuteOf(addedAt), null, `通行密钥“${name}”`]),
    ...(await identitiesOf(ctx, account.id)).map((one) => [
      '统一身份',
      minuteOf(one.linkedAt),
      minute(one.removedAt),
      one.shown,
    ]),
    ...(await signInsOf(ctx, account.id)).map((one) => [
      '登录',
      minuteOf(one.createdAt),
      minuteOf(one.endedAt ?? one.seenAt),
      [one.provedBy && entered[one.provedBy], one.ip, one.agent].filter(Boolean).join('，'),
    ]),
  ]
}

const inWords = ({ username, disabledBecause }: Account) =>
  `用户名 ${username}${disabledBecause ? `，停用原因：${disabledBecause}` : ''}`

const consentSheet = async (ctx: Context, personId: number) =>
  sheet(
    'consents',
    [
      ['起', 14, 'day'],
      ['止', 14, 'day'],
      ['代办人', 16],
      ['代办事项', 40],
      ['怎样委托', 24],
      ['撤销时间', 18],
    ],
    (await consentsOf(ctx, 'person', personId, allOfThem)).map((one) => [
      one.fromOn,
      one.untilOn,
      one.helperName,
      actsInWords(one.acts),
      wayNames[one.given],
      minute(one.withdrawnAt),
    ]),
  )

const helpedSheet = async (ctx: Context, personId: number) =>
  sheet(
    'helped',
    [
      ['时间', 18],
      ['代办人', 16],
      ['办了什么', 50],
    ],
    (await pageOfDone(doneFor(ctx, personId), everything)).map((one) => [
      minuteOf(one.doneAt),
      one.helperName,
      one.title,
    ]),
  )

const openingSheet = async (ctx: Context, personId: number) =>
  sheet(
    'openings',
    [
      ['时间', 18],
      ['查看人', 20],
      ['身份', 30],
      ['看了什么', 32],
      ['理由', 50],
    ],
    (await openingsOf(ctx, personId)).map((one) => [
      minuteOf(one.at),
      one.actorName,
      one.actingRoles,
      [deedOf(one.action), one.field && correctable[one.field].title].filter(Boolean).join('：'),
      one.reason,
    ]),
  )
