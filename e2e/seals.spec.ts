import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, people, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')

/** A 请示 of the secretary's branch, issued; answers its id. */
async function issued(page: Page, matter: string): Promise<number> {
  await page.request.post('/api/demo-sessions', { data: { username: people.secretary } })
  const { rows } = await (await page.request.get('/api/organizations?size=1')).json()
  const draft = await page.request.post('/api/documents', {
    data: {
      templateKey: 'request-general',
      organizationId: rows[0].id,
      values: { matter, body: '因工作需要，拟购置投影设备一套。' },
    },
  })
  const { id } = await draft.json()
  const contact = { contactName: '石铭', contactPhone: '010-88880108', signatory: '石铭' }
  await page.request.patch(`/api/documents/${id}`, { data: contact })
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const done = await page.request.post(`/api/documents/${id}/issue`, { data: { issuedOn: today } })
  expect(done.ok(), await done.text()).toBe(true)
  return id
}

test.describe('A seal', () => {
  test('is put on a 请示 with the leave of the committee, and anybody can check it', async ({
    page,
    enter,
    phone,
  }) => {
    const matter = phone ? '购置移动音箱' : '购置投影设备'
    const id = await issued(page, matter)
    await enter('secretary', `/documents/${id}`)
    await page.getByRole('button', { name: '申请用印' }).click()
    await expect(dialogOf(page).getByRole('checkbox')).toBeChecked()
    await expectAccessible(page)
    await dialogOf(page).getByLabel('用印事由').fill('报上级党组织')
    await dialogOf(page).getByRole('button', { name: '申请用印' }).click()
    await expect(page.getByText('待审批', { exact: true })).toBeVisible()

    await enter('department', `/seal-uses?status=applied&text=${encodeURIComponent(matter)}`)
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '同意并盖章' }).click()
    await expect(page.getByText('已同意，正在盖章')).toBeVisible()

    await enter('secretary', `/documents/${id}`)
    await expect(page.getByText('已盖章', { exact: true })).toBeVisible({ timeout: 30_000 })
    await page.getByRole('link', { name: '公开验真页' }).click()
    await expect(page.getByText('印章和签名完整，登记在册。')).toBeVisible()
    await expect(page.getByText(matter)).toBeHidden()
    await expectNoSideways(page)
    await expectAccessible(page)

    const file = await (await page.request.get(`/api/documents/${id}/file`)).body()
    await page.request.delete('/api/session')
    await page.goto('/verify')
    const upload = { name: '公文.pdf', mimeType: 'application/pdf' }
    await page.locator('input[type="file"]').setInputFiles({ ...upload, buffer: file })
    await expect(page.getByText('签名完整，印章已登记')).toBeVisible()
    const longer = Buffer.concat([file, Buffer.from('\n% more')])
    await page.locator('input[type="file"]').setInputFiles({ ...upload, buffer: longer })
    await expect(page.getByText('最后一枚印章之后，文件又被添加了内容，不能认定为原件。')).toBeVisible()
    await expectNoSideways(page)
  })

  test('is made for a matter of its own, seen while it is written', async ({ page, enter, phone }) => {
    const line = phone ? '介绍信专用章' : '党费专用章'
    await enter('department', '/seals')
    await expect(page.getByText(/共 \d+ 枚印章/)).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '制发印章' }).click()
    await dialogOf(page).getByLabel('党组织').click()
    await dialogOf(page).getByRole('treeitem').first().click()
    await expect(dialogOf(page).getByLabel('印文')).toHaveValue(/中共.+委员会/)
    await expect(dialogOf(page).getByRole('img', { name: /印模/ })).toBeVisible()
    await dialogOf(page).getByLabel('专用章名').fill(line)
    await dialogOf(page).getByLabel('制发依据').fill('院党委会议纪要')
    await dialogOf(page).getByRole('button', { name: '选择保管人' }).click()
    await page.locator('.seal-people button').first().click()
    await dialogOf(page).getByRole('button', { name: '制发', exact: true }).click()
    await expect(page).toHaveURL(/\/seals\/\d+$/)
    await arrived(page)
    await expect(page.getByText(line).first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    await page.getByRole('button', { name: '办理' }).click()
    await page.getByRole('menuitem', { name: '停用' }).click()
    await dialogOf(page).getByLabel('依据').fill('印章核查')
    await dialogOf(page).getByRole('button', { name: '停用' }).click()
    await expect(page.getByText(/已停用（印章核查），不能盖章/)).toBeVisible()
    await page.getByRole('tab', { name: '保管交接' }).click()
    await expect(page.getByText(/起保管/)).toBeVisible()
  })

  test('balances month by month, and what differs is named', async ({ page, enter }) => {
    await enter('department', '/seal-balances')
    await expect(page.getByText(/共 \d+ 枚印章/)).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})
