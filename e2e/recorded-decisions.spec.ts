import type { Page } from '@playwright/test'
import { ask, choose, dialogOf, does, fileOf, open, submit, text } from './admitting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
const before = (many: number) => days.format(Date.now() - many * 86_400_000)

/** Picks the first that a choice offers: antd's on the desktop, the device's own on the phone. */
async function chooseFirst(page: Page, phone: boolean, label: string) {
  const field = dialogOf(page).getByLabel(label)
  if (phone) return field.selectOption({ index: 1 })
  await field.click()
  await expect(page.locator('.ant-select-item-option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

/** A file of the secretary's branch in which the committee is to decide on an activist. */
async function recommended(page: Page): Promise<number> {
  const own = await ask<{ organizationId: number }>(page, 'secretary', '/own/record')
  const asked = '/people?circle=others&politicalStatus[0]=masses&size=100'
  const { rows } = await ask<{ rows: { id: number; organizationId: number }[] }>(page, 'secretary', asked)
  const masses = await ask<{ id: number }>(page, 'masses', '/own/record')
  const found = rows.find((one) => one.organizationId === own.organizationId && one.id !== masses.id)
  const { id } = await ask<{ id: number }>(page, 'secretary', '/admissions', {
    personId: found?.id,
    on: before(170),
  })
  await does(page, 'secretary', id, 'talk', before(160), { names: ['石铭'], ...text })
  await does(page, 'secretary', id, 'recommendation', before(150), text)
  return id
}

test.describe('The record of a meeting', () => {
  test('is what a decision of the committee refers to, and names it on its own page', async ({
    page,
    enter,
    phone,
  }) => {
    const id = await recommended(page)
    await enter('secretary', `/admissions/${id}`)
    await open(page, '支委会确定入党积极分子')
    await chooseFirst(page, phone, '引用会议记录')
    await expect(dialogOf(page).getByText(/召开，应到会 \d+ 人，实到会 \d+ 人/)).toBeVisible()
    await expect(dialogOf(page).getByLabel(/办理日期/)).toHaveCount(0)
    await expectNoSideways(page)
    await expectAccessible(page)
    await choose(page, phone, '结论', '确定')
    await submit(page)

    await expect(page.getByText('来源：会议记录').first()).toBeVisible()
    await page.getByRole('tab', { name: '办理经过' }).click()
    await page.getByRole('link', { name: /^会议记录：/ }).click()
    await expect(page).toHaveURL(/\/meetings\/\d+/)
    await arrived(page)
    await expect(page.getByRole('heading', { name: /引用本次会议记录的发展党员事项/ })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.locator(`main a[href="/admissions/${id}"]`).click()
    await expect.poll(() => fileOf(page)).toBe(id)
  })

  test('goes along with a request in one act', async ({ page, enter, phone }) => {
    const own = await ask<{ organizationId: number }>(page, 'secretary', '/own/record')
    const { documentId } = await ask<{ documentId: number }>(page, 'secretary', '/requests', {
      organizationId: own.organizationId,
      templateKey: 'request-general',
      values: { matter: '购置学习用书', body: '拟购置学习用书。' },
    })
    await enter('secretary', `/documents/${documentId}`)
    await page.getByRole('button', { name: '从会议记录添加' }).click()
    await chooseFirst(page, phone, '会议')
    await expectNoSideways(page)
    await dialogOf(page).getByRole('button', { name: '添加', exact: true }).click()
    await expect(dialogOf(page)).toBeHidden()
    await expect(page.getByRole('link', { name: /会议记录\.pdf$/ })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('link', { name: '来源：会议记录' }).click()
    await arrived(page)
    await expect(page.getByRole('heading', { name: /以本次会议记录为附件的公文/ })).toBeVisible()
  })
})
