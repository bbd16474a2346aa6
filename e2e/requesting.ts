/** A 请示 on its way, each step by a press of whoever it lies with: for every journey that asks the organization above. */
import type { Locator, Page } from '@playwright/test'
import { arrived, expect, type Person } from './stage.ts'

export type Enter = (who: Person, address?: string) => Promise<void>
export type Fields = Record<string, string>

export const dialogOf = (page: Page) => page.getByRole('dialog')
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
export const after = (many: number) => days.format(Date.now() + many * 86_400_000)
const today = () => after(0)

export async function submit(page: Page, word: string): Promise<void> {
  await dialogOf(page).getByRole('button', { name: word, exact: true }).click()
  await expect(dialogOf(page)).toBeHidden()
}

const press = (page: Page, word: string) => page.getByRole('button', { name: word, exact: true }).click()

/** Writes into the draft of a paper what is still missing, and comes back to the request. */
async function complete(page: Page, paper: '请示' | '批复', fields: Fields): Promise<void> {
  await page.getByRole('link', { name: `填写${paper}` }).click()
  await expect(page).toHaveURL(/\/documents\/\d+/)
  await arrived(page)
  for (const [label, value] of Object.entries(fields)) {
    const input = page.getByLabel(label, { exact: false }).first()
    await input.fill(value)
    await input.press('Tab')
  }
  await press(page, '写好了，返回')
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await arrived(page)
}

/** Presses 起草请示 within a part of the page; answers the title of the request that opens. */
export async function draft(page: Page, within: Locator = page.locator('main')): Promise<string> {
  await within.getByRole('button', { name: '起草请示' }).click()
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await arrived(page)
  return page.locator('h1').evaluate((heading) => heading.firstChild?.textContent ?? '')
}

/** The draft on the screen is completed, signed and sent. */
export async function send(page: Page, fields: Fields = {}): Promise<void> {
  await complete(page, '请示', { 联系人: '石铭', 联系电话: '010-60000001', ...fields })
  await press(page, '签发报送')
  await submit(page, '签发报送')
  await expect(page.getByText(/已报送，发文字号/)).toBeVisible()
}

/** Finds what waits under its title, where whoever decides finds it. */
async function openTodo(page: Page, enter: Enter, who: Person, title: string): Promise<void> {
  await enter(who, '/affairs')
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(/\/affairs\/\d+/)
  await arrived(page)
}

/** Agrees to the to-do on the screen; the phone asks for the opinion in a sheet. */
async function agree(page: Page, phone: boolean): Promise<void> {
  await press(page, '同意')
  if (phone) await submit(page, '同意')
  await expect(page.getByText('已同意').first()).toBeVisible()
}

/** Goes from a to-do to where it is carried out. */
async function carryOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: '去办理' }).click()
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await arrived(page)
}

/** The reviewer finds it and sends it back with a reason. */
export async function sendBack(page: Page, enter: Enter, who: Person, title: string, reason: string) {
  await openTodo(page, enter, who, title)
  await press(page, '退回')
  await dialogOf(page).getByLabel('退回的原因').fill(reason)
  await submit(page, '退回')
  await expect(page.getByText('已退回').first()).toBeVisible()
}

/** What came back is on the screen: it is written anew, under a new number, and sent again. */
export async function sendAgain(page: Page, reason: string, fields: Fields = {}): Promise<void> {
  await expect(page.getByText(`退回了这份请示：${reason}`)).toBeVisible()
  await press(page, '重写请示')
  await expect(page.getByText('已建立新的草稿，原字号作废')).toBeVisible()
  await send(page, fields)
}

/** Picks an option of a field: the phone has the device's own list, the desktop one of ours. */
export async function choose(page: Page, label: string, option: string, phone: boolean): Promise<void> {
  const field = dialogOf(page)
    .getByLabel(new RegExp(`^${label}`))
    .first()
  if (phone) await field.selectOption({ label: option })
  else {
    await field.click()
    await page.locator('.ant-select-item-option', { hasText: option }).first().click()
  }
}

/** Picks an organization of a field: the first one whose name contains the words. */
export async function chooseOrganization(page: Page, label: string, words: string): Promise<void> {
  await dialogOf(page)
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click()
  await dialogOf(page).last().getByRole('treeitem', { name: words }).first().click()
}

type Above = { office: Person; leader: Person; phone: boolean }

/** A request that was sent is reviewed by the office, decided by the leader, and answered by the office. */
export async function answer(page: Page, enter: Enter, title: string, above: Above, reply: Fields) {
  const { office, leader, phone } = above
  await openTodo(page, enter, office, title)
  await agree(page, phone)
  await openTodo(page, enter, leader, title)
  await carryOut(page)
  await press(page, '同意')
  await dialogOf(page).getByLabel('意见').fill('同意。')
  await submit(page, '同意')
  await openTodo(page, enter, office, title)
  await carryOut(page)
  await press(page, '起草批复')
  await complete(page, '批复', { 会议研究日期: today(), ...reply })
  await press(page, '印发批复')
  await submit(page, '印发批复')
  await expect(page.getByText(/批复已印发，发文字号/)).toBeVisible()
}

/** Waits for the seals, then files what is finished. */
export async function file(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '一键归档' })
  await expect(async () => {
    await page.reload()
    await arrived(page)
    await expect(button).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByText('已盖章')).toHaveCount(2)
  await button.click()
  await expect(page.getByText(/已归档，档号 \S+/).first()).toBeVisible()
}
