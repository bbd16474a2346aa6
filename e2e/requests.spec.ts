import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')
const state = (page: Page) => page.locator('.status-dot').first()

/** What the draft still needs, written as the editor of the document writes it. */
async function fill(page: Page, documentId: number, body: object): Promise<void> {
  const saved = await page.request.patch(`/api/documents/${documentId}`, { data: body })
  expect(saved.ok(), await saved.text()).toBe(true)
}

async function requestOf(
  page: Page,
): Promise<{ id: number; documentId: number; affairId: number; reply: { id: number } }> {
  const id = /\/requests\/(\d+)/.exec(page.url())?.[1]
  return (await page.request.get(`/api/requests/${id}`)).json()
}

/** The secretary drafts from a template, signs and sends; the page stays on the request. */
async function send(page: Page, matter: string): Promise<void> {
  await page.getByRole('button', { name: '起草请示' }).click()
  await dialogOf(page).getByRole('button', { name: '一般请示' }).click()
  await expect(page).toHaveURL(/\/requests\/\d+/)
  await arrived(page)
  await expect(page.getByText('还有内容没有填写')).toBeVisible()
  const { documentId } = await requestOf(page)
  await fill(page, documentId, {
    values: { matter, body: '拟办理，所需经费从党建工作经费中列支。' },
    contactName: '石铭',
    contactPhone: '010-88880108',
  })
  await page.reload()
  await arrived(page)
  await page.getByRole('button', { name: '签发报送' }).click()
  await dialogOf(page).getByRole('button', { name: '签发报送' }).click()
  await expect(page.getByText(/已报送，发文字号 .+请〔\d{4}〕\d+号/)).toBeVisible()
}

test.describe('A request', () => {
  test('is signed, reviewed, decided, replied to and filed, each by whoever it lies with', async ({
    page,
    enter,
    phone,
  }) => {
    const matter = phone ? '购置投影设备' : '购置音响设备'
    await enter('secretary', '/requests')
    await expectNoSideways(page)
    await expectAccessible(page)
    await send(page, matter)
    await expect(state(page)).toHaveText('办理中')
    await expectNoSideways(page)
    await expectAccessible(page)
    const { id, affairId } = await requestOf(page)

    await enter('committee', `/affairs/${affairId}`)
    await page.getByRole('button', { name: '同意', exact: true }).click()
    // The phone asks for the opinion in a sheet; on the desktop its place is beside the button.
    if (phone) await dialogOf(page).getByRole('button', { name: '同意', exact: true }).click()
    await expect(page.getByText('已同意').first()).toBeVisible()
    await expect(dialogOf(page)).toHaveCount(0)
    await page.goto(`/requests/${id}`)
    await arrived(page)
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await dialogOf(page).getByLabel('意见').fill('同意。')
    await dialogOf(page).getByRole('button', { name: '同意', exact: true }).click()
    await page.getByRole('button', { name: '起草批复' }).click()
    await expect(page.getByRole('heading', { name: '批复' })).toBeVisible()
    const { reply } = await requestOf(page)
    await fill(page, reply.id, { values: { decidedOn: '2026-11-20' } })
    await page.getByRole('button', { name: '印发批复' }).click()
    await dialogOf(page).getByRole('button', { name: '印发批复' }).click()
    await expect(page.getByText(/批复已印发，发文字号 .+复〔\d{4}〕\d+号/)).toBeVisible()
    await expect(state(page)).toHaveText('已同意')
    await expectAccessible(page)

    await enter('secretary', `/requests/${id}`)
    await expect(page.getByText(`关于同意${matter}的批复`)).toBeVisible()
    const file = page.getByRole('button', { name: '一键归档' })
    await expect(async () => {
      await page.reload()
      await arrived(page)
      await expect(file).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 60_000 })
    await file.click()
    await expect(page.getByText(/已归档，档号 X001-WS·\d{4}-D10-\d{4}/).first()).toBeVisible()

    await page.getByRole('link', { name: /^X001-WS/ }).click()
    await arrived(page)
    await expect(page.getByText('目录页（index.html）')).toBeVisible()
    await expect(page.getByText('不符合')).toHaveCount(0)
    await expectNoSideways(page)
    await expectAccessible(page)
  })

  test('sent back with a reason is written anew under a new number', async ({ page, enter }) => {
    await enter('secretary', '/requests')
    await send(page, '修缮党员活动室')
    const { id, affairId } = await requestOf(page)
    const sheet = await (await page.request.get(`/api/requests/${id}`)).json()

    await enter('committee')
    const affair = await (await page.request.get(`/api/affairs/${affairId}`)).json()
    const back = await page.request.post(`/api/affairs/${affairId}/returns`, {
      data: {
        taskId: affair.may.taskId,
        to: 'start',
        marks: [],
        opinion: '请附预算。',
        requestKey: crypto.randomUUID(),
      },
    })
    expect(back.ok(), await back.text()).toBe(true)

    await enter('secretary', `/requests/${id}`)
    await expect(page.getByText('退回了这份请示：请附预算。')).toBeVisible()
    await page.getByRole('button', { name: '重写请示' }).click()
    await expect(page.getByText('已建立新的草稿，原字号作废')).toBeVisible()
    const { documentId } = await requestOf(page)
    await fill(page, documentId, { contactName: '石铭', contactPhone: '010-88880108' })
    await page.reload()
    await arrived(page)
    await page.getByRole('button', { name: '签发报送' }).click()
    await dialogOf(page).getByRole('button', { name: '签发报送' }).click()
    await expect(page.getByText(/已报送/)).toBeVisible()
    const again = await (await page.request.get(`/api/requests/${id}`)).json()
    expect(again.number).not.toBe(sheet.number)
  })

  test('is read in the largest type', async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    await enter('secretary', '/requests')
    await page.getByRole('main').getByRole('link', { name: '使用党费购置学习书籍' }).first().click()
    await expect(page.getByText(/已归档，档号/)).toBeVisible()
    await expectNoSideways(page)
  })

  test('is found in its list, and by what the committee received', async ({ page, enter }) => {
    await enter('committee', '/requests?box=received')
    await expect(page.getByText('调整党员活动室用途').first()).toBeVisible()
    await enter('masses', '/requests')
    await expect(page.getByText('当前身份不能查看此页')).toBeVisible()
  })
})
