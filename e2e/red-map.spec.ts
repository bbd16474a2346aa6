import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** Picks from a choice of the dialog: the desktop's list, the phone's own, or the phone's chips for several. */
async function pick(page: Page, phone: boolean, label: string, option: string) {
  const dialog = dialogOf(page)
  if (!phone) {
    await dialog.getByRole('combobox', { name: label }).click()
    await page.keyboard.type(option)
    await page.getByTitle(option, { exact: true }).last().click()
    return
  }
  const chips = dialog.getByRole('group', { name: label })
  if ((await chips.count()) > 0) await chips.getByRole('button', { name: option }).tap()
  else await dialog.getByLabel(label).selectOption({ label: option })
}

const dialogOf = (page: Page) => page.getByRole('dialog').last()
const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}，`) })

test.describe('红色云图', () => {
  test('a red site is found by its province and by its theme', async ({ page, enter, phone }) => {
    await enter('masses', '/red-map')
    await expect(page.locator('.rm-tile')).toHaveCount(34)
    await expect(page.getByText('图块为省级行政区索引，不表示地理边界、面积和位置关系')).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    if (phone) await tile(page, '贵州省').tap()
    else {
      await tile(page, '江西省').focus()
      for (const key of ['ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
    }
    await expect(tile(page, '贵州省')).toHaveAttribute('aria-pressed', 'true')
    const side = page.locator('.rm-side')
    await expect(side.getByRole('heading')).toHaveText('贵州省')
    await side.getByRole('link', { name: '遵义会议纪念馆' }).click()
    await expect(page.getByText('介绍摘要')).toBeVisible()
    await expect(page.getByRole('img', { name: '遵义会议纪念馆的网址二维码' })).toBeVisible()
    await expect(page.getByText('内网不能直接打开外部网站')).toBeVisible()
    await expect(page.locator('main a[href^="http"]')).toHaveCount(0)
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.goto('/red-map?theme=longMarch')
    await arrived(page)
    await expect(tile(page, '上海市')).toHaveClass(/dim/)
    await expect(tile(page, '宁夏回族自治区')).not.toHaveClass(/dim/)
    await expect(side.getByRole('link', { name: '六盘山红军长征纪念馆' })).toBeVisible()
  })

  test('a material is linked to a site, and each shows the other', async ({ page, enter, phone }) => {
    const [material, site] = phone
      ? ['把党课开到试验现场', '井冈山革命博物馆']
      : ['从一张旧图纸读懂什么是严慎细实', '延安革命纪念馆']
    await enter('department', `/red-map?tab=list&text=${encodeURIComponent(site)}`)
    await page.getByText(site, { exact: true }).last().click()
    await arrived(page)
    await page.getByRole('button', { name: '关联资料' }).click()
    await dialogOf(page).getByLabel('查找资料').fill(material)
    await dialogOf(page)
      .getByRole('button', { name: `关联《${material}》` })
      .click()
    await expect(page.getByText('已关联').first()).toBeVisible()
    await enter('masses', new URL(page.url()).pathname)
    await page.getByRole('main').getByRole('link', { name: material }).click()
    await arrived(page)
    await expect(page.getByRole('heading', { name: '相关红色场馆' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: site }).click()
    await expect(page.getByText('介绍摘要')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
  })

  test('a member proposes a site, the desk accepts it, the member is told', async ({
    page,
    enter,
    phone,
  }) => {
    const name = phone ? '娄山关红军战斗遗址' : '苟坝会议会址'
    await enter('member', '/red-map')
    await page.getByRole('button', { name: '推荐场馆' }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('名称', { exact: false }).first().fill(name)
    await pick(page, phone, '省份', '贵州省')
    await dialog.getByLabel('所在地').fill('遵义市')
    await pick(page, phone, '类别', '旧址')
    await pick(page, phone, '主题', '长征')
    await dialog.getByRole('heading').first().click()
    await dialog
      .getByLabel('介绍')
      .fill('红军长征途中的重要旧址，见证了中央红军在黔北转战的经过，现已修复并对公众开放，供人瞻仰。')
    await dialog.getByLabel('出处名称').fill('遵义市人民政府')
    await dialog.getByLabel('出处网址').fill('https://www.zunyi.example.cn/site')
    await dialog.getByLabel('说明').fill('支部去过，值得收录')
    await dialog.getByRole('button', { name: '提交' }).click()
    await expect(page.getByText('已提交')).toBeVisible()

    await enter('department', '/red-map?tab=desk')
    await page.getByRole('button', { name: '看并采纳' }).first().click()
    await expect(dialogOf(page)).toContainText('支部去过，值得收录')
    await dialogOf(page).getByRole('button', { name: '采纳', exact: true }).click()
    await expect(page.getByText('已采纳')).toBeVisible()

    await enter('member', '/red-map?tab=own')
    const mine = page.locator('.rm-own > li').filter({ hasText: name })
    await expect(mine).toContainText('已采纳')
    await mine.getByRole('link', { name: '看场馆' }).click()
    await expect(page.locator('.rm-site')).toContainText(name)
    await expectNoSideways(page)
  })
})
