import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: false })

/** Opens the first branch that a search of the list finds. */
async function openBranch(page: Page, text: string): Promise<void> {
  await page.goto(`/organizations?text=${encodeURIComponent(text)}&kinds=branch`)
  await arrived(page)
  await page.locator('main').getByText('支部委员会').first().click()
  await expect(tab(page, '概况')).toBeVisible()
  await arrived(page)
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '办理变更' }).click()
  await page.getByRole('menuitem', { name }).click()
}

test.describe('The tree of organizations', () => {
  test('is searched by initials and opened', async ({ page, enter, phone }) => {
    await enter('department', '/organizations')
    await expect(page.getByText(/共 \d+ 个党组织/)).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    if (!phone) {
      await page.getByRole('searchbox', { name: /搜索党组织/ }).fill('qmkzs')
      await page.getByRole('treeitem').nth(1).click()
      await expect(page).toHaveURL(/organizationId=/)
    }
    await page.goto('/organizations?text=qmkzswyh')
    await arrived(page)
    await page.locator('main').getByText('启明控制所委员会').first().click()
    await expect(page.getByText('已届满未换届')).toBeVisible()
    await arrived(page)
    await expectNoSideways(page)
    await expectAccessible(page)
  })

  test('shows a branch at a glance, and its people behind the number', async ({ page, enter }) => {
    await enter('department')
    await openBranch(page, '第五研究室')
    await expect(page.getByRole('heading', { name: '对照条例' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '班子成员' })).toBeVisible()
    const members = page.locator('.figure', { hasText: /^党员/ })
    const number = await members.locator('b').textContent()
    await members.click()
    await expect(page).toHaveURL(/\/people\?organizationId=\d+/)
    await expect(page.getByText(new RegExp(`共 ${number} 人`))).toBeVisible()
  })

  test('takes a new name from a day on, and takes it back with both lines kept', async ({ page, enter }) => {
    await enter('department')
    await openBranch(page, '第六研究室')
    const heading = page.getByRole('heading', { level: 1 })
    const before = await heading.textContent()

    await act(page, '更名')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新的全称').fill('中共星河研究院探路研究室支部委员会')
    await dialog.getByLabel('简称').fill('探路研究室党支部')
    await dialog.getByRole('button', { name: '更名' }).click()
    await expect(dialog.getByText('请填写依据')).toBeVisible()
    await dialog.getByLabel('依据').fill('院党委批复〔2026〕12号')
    await dialog.getByRole('button', { name: '更名' }).click()
    await expect(heading).toContainText('探路研究室')

    await tab(page, '变更记录').click()
    const line = page.locator('.timeline li', { hasText: '院党委批复〔2026〕12号' }).first()
    await line.getByRole('button', { name: '撤回这一步' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('登记有误')
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
    await expect(heading).toContainText(before ?? '')
    await expect(line.getByText('已撤回')).toBeVisible()
  })

  test.describe('with people in it', () => {
    test.use({ expected: [/409/] })

    test('refuses to close, and says how many and what to do', async ({ page, enter }) => {
      await enter('department')
      await openBranch(page, '第七研究室')
      await act(page, '撤销党组织')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('依据').fill('机构调整')
      await dialog.getByRole('button', { name: '撤销' }).click()
      await expect(dialog.getByText(/还有 \d+ 名党员的组织关系。请先把他们转到其他党支部/)).toBeVisible()
    })
  })

  test('can be looked at as of another day', async ({ page, enter }) => {
    await enter('department')
    await openBranch(page, '第八研究室')
    await page.getByLabel('按日期查看').fill('2025-01-01')
    await expect(page.getByText('以下是 2025-01-01 的情况。')).toBeVisible()
    await expect(page.getByRole('button', { name: '办理变更' })).toBeHidden()
    await page.getByRole('button', { name: '回到今天' }).click()
    await expect(page.getByRole('button', { name: '办理变更' })).toBeVisible()
  })

  test('is read, not changed, by the secretary of a branch', async ({ page, enter }) => {
    await enter('secretary', '/organizations')
    await expect(page.getByText('共 1 个党组织')).toBeVisible()
    await page.locator('main').getByText('支部委员会').first().click()
    await expect(tab(page, '谁能看到')).toBeVisible()
    await expect(page.getByRole('button', { name: '办理变更' })).toBeHidden()
    await tab(page, '谁能看到').click()
    await expect(page.getByText('本支部的书记、副书记、委员')).toBeVisible()
  })
})
