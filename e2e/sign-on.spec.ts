import type { Page } from '@playwright/test'
import { startOidcProvider } from '#platform/testing-oidc.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

const signOut = (page: Page) => page.request.delete('/api/session')

/** Goes by the button to the provider, which stands at another site, and signs in there. */
async function signOn(page: Page, name: string, login: string): Promise<void> {
  await page.getByRole('button', { name: `用${name}登录` }).click()
  await page.getByLabel('统一账号').fill(login)
  await page.getByRole('button', { name: '同意并登录' }).click()
}

test('The department connects the institute’s sign-on; a member comes in by it, parts from it and is told so', async ({
  page,
  enter,
  baseURL,
  expected,
  phone,
}) => {
  // The provider’s pages have no picture of their own.
  expected.push(/40[0134]/)
  await useTypeSize(page, phone ? 'elder' : 'standard')
  const provider = await startOidcProvider({ returnTo: `${baseURL}/sign-on/return` })
  const name = '统一身份认证'
  try {
    await enter('department', '/sign-on')
    await page.getByRole('button', { name: '添加身份服务' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/按钮上的名称/).fill(name)
    await dialog.getByLabel(/签发者地址/).fill(provider.issuer)
    await dialog.getByLabel(/客户端编号/).fill(provider.client)
    await dialog.getByLabel(/客户端密钥/).fill('wrong')
    await dialog.getByLabel(/原因和依据/).fill('接入单位的统一身份认证')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '添加' }).click()
    const main = page.getByRole('main')
    await main.getByRole('button', { name: '试一下' }).click()
    await expect(page.getByRole('dialog').getByText(/客户端编号或密钥不对/)).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await main.getByRole('button', { name: '设置' }).click()
    await page
      .getByRole('dialog')
      .getByLabel(/客户端密钥/)
      .fill(provider.secret)
    await page
      .getByRole('dialog')
      .getByLabel(/原因和依据/)
      .fill('改正密钥')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await main.getByRole('button', { name: '试一下' }).click()
    await expect(page.getByRole('dialog').getByText('认识本平台的客户端编号和密钥。')).toBeVisible()
    await page.keyboard.press('Escape')
    await expectNoSideways(page)

    await main.getByRole('button', { name: '启用' }).click()
    await page.getByRole('dialog').getByLabel(/原因/).fill('已试过')
    await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
    await expect(main.getByText('已启用')).toBeVisible()

    const found = await page.request.get(`/api/accounts/candidates?text=${encodeURIComponent('王')}`)
    const [person] = (await found.json()) as { personId: number; employeeNo: string; name: string }[]
    const opened = await page.request.post('/api/accounts', {
      data: { personId: person?.personId, username: 'danxian', reason: '新任支部委员' },
    })
    expect(opened.ok(), await opened.text()).toBe(true)
    provider.people.danxian = {
      name: String(person?.name),
      claims: { employee_number: person?.employeeNo },
    }

    await signOut(page)
    await page.goto('/me')
    await expect(page.getByRole('button', { name: `用${name}登录` })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    await signOn(page, name, 'danxian')
    // Back where he was going, without a password of the platform.
    await expect(main.getByText(`已绑定“${person?.name}”`)).toBeVisible()
    await expect(page).toHaveURL(/\/me$/)
    await arrived(page)
    await expectAccessible(page)

    await main.getByRole('button', { name: `解除绑定${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: '解除', exact: true }).click()
    await expect(main.getByText('没有绑定')).toBeVisible()
    await signOut(page)
    await page.context().clearCookies()
    await page.goto('/')
    await signOn(page, name, 'danxian')
    await expect(page.getByText(/已与平台账号解除绑定，不会自动恢复/)).toBeVisible()
    await expect(page).toHaveURL(/\/sign-on\/return$/)
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('link', { name: '回到登录页' }).click()
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()

    await enter('department', '/sign-on')
    await main.getByRole('button', { name: '移除' }).click()
    await page.getByRole('dialog').getByLabel(/原因/).fill('试用结束')
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
    await expect(main.getByText('还没有接入身份服务')).toBeVisible()
  } finally {
    await provider.close()
  }
})
