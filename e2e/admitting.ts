/** The acts of an admission as its forms do them, for the journeys that walk one. */
import type { Page } from '@playwright/test'
import { expect, type Person, people } from './stage.ts'

type Act = { act: string; materials: { material: string }[] }
export type File = {
  id: number
  status: string
  next: { act: string } | null
  steps: { acts: Act[]; version: string; key: string }[]
}

/** Asks the server in the name of somebody, as his browser would. */
export async function ask<T = Record<string, number>>(
  page: Page,
  who: Person,
  path: string,
  body?: object,
): Promise<T> {
  await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
  const answer = body
    ? await page.request.post(`/api${path}`, { data: body })
    : await page.request.get(`/api${path}`)
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** The addresses of acts, where they are not named as the act. */
const nouns: Record<string, string> = {
  recommendation: 'recommendations',
  activist: 'activist-decision',
  activistFiling: 'activist-filing',
  review: 'reviews',
  candidate: 'candidate-decision',
  candidateConsent: 'candidate-consent',
  notice: 'public-notice',
  noticeResult: 'public-notice-result',
  letter: 'letters',
  letterReply: 'letter-replies',
  politicalReview: 'political-review',
  committeeReview: 'committee-review',
  preReview: 'pre-review',
  committeeTalk: 'committee-talk',
  recordFiling: 'record-filing',
  probationReview: 'probation-reviews',
  confirmationRequest: 'confirmation-request',
  confirmationApproval: 'confirmation-approval',
}

/** Does an act as its form would: on a day, with all its papers dated the same. */
export async function does(page: Page, who: Person, id: number, act: string, on: string, said: object = {}) {
  const file = await ask<File>(page, who, `/admissions/${id}`)
  const found = file.steps.flatMap(({ acts }) => acts).find((one) => one.act === act)
  const materials = (found?.materials ?? []).map(({ material }) => ({ material, datedOn: on }))
  await ask(page, who, `/admissions/${id}/${nouns[act] ?? act}`, { on, materials, ...said })
}

export const dialogOf = (page: Page) => page.getByRole('dialog')
export const fileOf = (page: Page) => Number(/\/admissions\/(\d+)/.exec(page.url())?.[1])
export const text = { text: '情况属实，同意。' }

/** Full members of the branch of the demo secretary. */
export async function membersOf(page: Page): Promise<number[]> {
  const asked = '/people?circle=members&politicalStatus[0]=fullMember&size=10'
  const { rows } = await ask<{ rows: { id: number }[] }>(page, 'secretary', asked)
  return rows.map(({ id }) => id)
}

/** A date typed into the form of an act. */
export async function date(page: Page, label: string | RegExp, on: string) {
  await expect(dialogOf(page).getByLabel(label).first()).toBeVisible()
  for (const field of await dialogOf(page).getByLabel(label).all()) {
    await field.fill(on)
    await field.press('Tab')
  }
  // A calendar that is still fading away stands before what is looked at next.
  await expect(page.locator('.ant-picker-dropdown:visible')).toHaveCount(0)
}

export async function submit(page: Page) {
  await dialogOf(page).getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialogOf(page)).toBeHidden()
}

export const open = (page: Page, act: string) =>
  page.getByRole('button', { name: act, exact: true }).first().click()

/** Picks from a choice: antd's on the desktop, the device's own on the phone. */
export async function choose(page: Page, phone: boolean, label: string, option: string) {
  const field = dialogOf(page).getByLabel(label)
  if (phone) return field.selectOption({ label: option })
  await field.click()
  await page.getByTitle(option, { exact: true }).click()
}

/** Who chairs, writes and counts at a meeting: an officer of the branch chairs, the others are not voted on. */
async function giveTasks(page: Page, id: number) {
  const roll = await ask<{ members: { name: string; chairs: boolean; politicalStatus: string }[] }>(
    page,
    'secretary',
    `/admissions/${id}/voters`,
  )
  const voters = roll.members.filter(({ politicalStatus }) => politicalStatus === 'fullMember')
  const chair = voters.find(({ chairs }) => chairs)
  const others = voters.filter((one) => one !== chair)
  for (const [at, task] of ['recorder', 'scrutineer', 'teller'].entries())
    await dialogOf(page).getByLabel(`${others[at]?.name}在会议上的工作`).first().selectOption(task)
  await dialogOf(page).getByLabel(`${chair?.name}在会议上的工作`).first().selectOption('chair')
}

/** Records the meeting of the open dialog, with a count that cannot be first. */
export async function vote(page: Page, id: number, on: string) {
  const dialog = dialogOf(page)
  await date(page, '会议日期', on)
  await dialog.getByLabel('地点').fill('党员活动室')
  await giveTasks(page, id)
  const handedOut = Number(await dialog.getByLabel('发出表决票').inputValue())
  await dialog.getByLabel('赞成').fill(String(handedOut + 1))
  await expect(dialog.getByText(/合计 \d+ 票，应等于收回票数/)).toBeVisible()
  await dialog.getByLabel('赞成').fill(String(handedOut))
  await expect(dialog.getByText(/各项数字相符；赞成 \d+ 票，须有 \d+ 票，通过/)).toBeVisible()
}
