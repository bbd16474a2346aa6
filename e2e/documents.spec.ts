import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')
const saved = (page: Page) => expect(page.getByText('已自动保存')).toBeVisible()

/** Begins a document of one's first organization from a template. */
async function draft(page: Page, template: string): Promise<void> {
  await page.getByRole('button', { name: '起草公文' }).click()
  await dialogOf(page).getByRole('button', { name: template, exact: true }).click()
  await expect(page).toHaveURL(/\/documents\/\d+/)
  await arrived(page)
}

test.describe('A 请示', () => {
  test('is drafted with its pages in sight, issued, answered with a 批复, and both make a pair', async ({
    page,
    enter,
    phone,
  }) => {
    const matter = phone ? '更换党员活动室桌椅' : '更换党支部铭牌'
    await enter('secretary', '/documents')
    await expectNoSideways(page)
    await expectAccessible(page)
    await draft(page, '一般请示')
    await expect(page.getByText('还有内容没有填写：事由、正文')).toBeVisible()
    await page.getByRole('textbox', { name: '事由' }).fill(matter)
    await page
      .getByRole('textbox', { name: '正文' })
      .fill('现用物品已经破损，拟予更换，所需经费从党建工作经费中列支。')
    await page.getByRole('textbox', { name: '签发人' }).fill('石铭')
    await page.getByRole('textbox', { name: '联系人' }).fill('丁惠莉')
    await page.getByRole('textbox', { name: '联系电话' }).fill('010-88880108')
    await expect(page.getByText('符合规定，可以印发。')).toBeVisible()
    await saved(page)
    const enclosed = { name: '采购方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
    await page.locator('input[type=file]').setInputFiles(enclosed)
    await expect(page.getByRole('link', { name: '采购方案.pdf' })).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    if (phone) await page.getByRole('tab', { name: '版面' }).click()
    await expect(page.getByRole('img', { name: '第 1 页，共 2 页' })).toBeVisible()

    await page.getByRole('button', { name: '印发', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '印发' }).click()
    await expect(page.getByText(/已印发：.+请〔\d{4}〕\d+号/)).toBeVisible()
    await expect(page.getByText('还没有批复。')).toBeVisible()
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载 PDF' }).click()
    expect((await arriving).suggestedFilename()).toMatch(/请〔\d{4}〕\d+号 .+请示\.pdf$/)
    await expectNoSideways(page)
    await expectAccessible(page)

    await enter('committee', `/documents?text=${encodeURIComponent(matter)}`)
    await page.locator('.list-table tbody a, .card-link').first().click()
    await arrived(page)
    await page.getByRole('button', { name: '起草同意的批复' }).click()
    await page.getByLabel('会议研究日期').fill('2026-11-20')
    await page.getByLabel('会议研究日期').press('Tab')
    await expect(page.getByText('符合规定，可以印发。')).toBeVisible()
    await page.getByRole('button', { name: '印发', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '印发' }).click()
    await expect(page.getByText(/已印发：.+复〔\d{4}〕\d+号/)).toBeVisible()
    await expect(page.locator('#main').getByRole('link', { name: `关于${matter}的请示` })).toBeVisible()

    await enter('secretary', `/documents?text=${encodeURIComponent(matter)}`)
    await expect(page.getByText(`关于同意${matter}的批复`).first()).toBeVisible()
  })

  test('is voided with a reason, and keeps its number', async ({ page, enter }) => {
    await enter('secretary', '/documents')
    await draft(page, '党员身份证明')
    await page.getByRole('textbox', { name: '姓名' }).fill('丁惠莉')
    await page.getByLabel('入党日期').fill('2012-06-28')
    await page.getByLabel('入党日期').press('Tab')
    await expect(page.getByText('符合规定，可以印发。')).toBeVisible()
    await page.getByRole('button', { name: '印发', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '印发' }).click()
    await page.getByRole('button', { name: '作废' }).click()
    await dialogOf(page).getByLabel('原因').fill('姓名写错')
    await dialogOf(page).getByRole('button', { name: '作废' }).click()
    await expect(page.getByText('这份公文已由')).toBeVisible()
    await expect(page.getByText(/证〔\d{4}〕\d+号/).first()).toBeVisible()
  })
})

test.describe('A template', () => {
  test('is written over by the committee, checked and shown while it is written', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('committee', '/document-templates')
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('link', { name: phone ? '更名的请示' : '延期换届的请示' }).click()
    await expect(page.getByRole('img', { name: /^第 1 页/ })).toBeVisible()
    await page.getByLabel('第 1 段的文字').focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('{{没有}}')
    await expect(page.getByText('正文里用到了“没有”，但字段表里没有它')).toBeVisible()
    await expect(page.getByRole('button', { name: '保存' })).toBeDisabled()
    // A field is one thing: it goes with one key.
    await page.keyboard.press('Backspace')
    await expect(page.getByText('正文里用到了“没有”')).toHaveCount(0)
    await page.getByRole('button', { name: '会议研究日期', exact: true }).click()
    await expect(page.getByRole('button', { name: '保存' })).toBeEnabled()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '保存' }).click()
    await dialogOf(page).getByLabel('修改说明').fill('按本所习惯')
    await dialogOf(page).getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存第 1 版')).toBeVisible()
    await page.getByRole('button', { name: '查看平台自带的模板' }).click()
    await expect(dialogOf(page).getByText('＋').first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await dialogOf(page).getByRole('tab', { name: '版面' }).click()
    await expect(dialogOf(page).getByRole('img', { name: /^第 1 页/ })).toBeVisible()
    await dialogOf(page).getByRole('button', { name: '恢复为新版本' }).click()
    await dialogOf(page).last().getByLabel('修改说明').fill('恢复平台的写法')
    await dialogOf(page).last().getByRole('button', { name: '恢复', exact: true }).click()
    await expect(page.getByText('已恢复，保存为第 2 版')).toBeVisible()
    await page.getByRole('button', { name: '停用本组织的版本' }).click()
    await dialogOf(page).getByLabel('原因').fill('恢复平台版本')
    await dialogOf(page).getByRole('button', { name: '停用' }).click()
    await expect(page.getByText('已恢复上级或平台的版本')).toBeVisible()
  })

  test('and documents can be read in elder mode', { tag: '@phone' }, async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    await enter('secretary', '/documents')
    await expectNoSideways(page)
    await page.locator('.card-link').first().click()
    await arrived(page)
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})
