import { expect } from 'vitest'
import type { Desk } from './browser.ts'
import type { Stage } from './stage.ts'

/** The settings are tried twice: they are not saved before they work. */
export async function makeConnector(root: Desk, stage: Stage): Promise<void> {
  const { host, port, broker } = stage.world.postgres
  await root.page.goto('/admin/connectors')
  await root.look('connectors')
  await root.follow('New connector')
  await root.look('connector-kinds')
  await root.page.getByRole('link', { name: /^PostgreSQL/ }).click()
  await root.fill('Name', 'Replica')
  await root.fill('Host', host)
  await root.fill('Port', String(port))
  await root.fill('Maintenance database', 'shop')
  await root.fill('User', broker.user)
  await root.fill('Password', 'not the password')
  await root.page.getByLabel('TLS').selectOption('disable')
  await root.press('Test the connection')
  await root.sees('The connection does not work')
  await root.fill('Password', broker.password)
  await root.press('Test the connection')
  await root.sees('The connection works')
  await root.look('connector')
  await root.press('Save')
  await root.page.waitForURL('**/admin/connectors')
}

export async function makeResource(root: Desk): Promise<void> {
  await root.page.goto('/admin/resources')
  await root.look('resources')
  await root.follow('New resource')
  await root.look('new-resource')
  await root.fill('Name', 'replica-db')
  await root.fill('Tags', 'replica')
  await root.press('Save')
  await root.follow('Add an account')
  await root.page.getByLabel('Through which connector?').selectOption('Replica')
  await root.press('Go on')
  await root.page.getByLabel('Provision: exists only while held').check()
  await root.look('how-it-is-given')
  await root.press('Go on')
  await root.fill('Name', 'writer')
  await root.fill('Roles', 'shop_writers')
  await root.look('new-account')
  await root.press('Save')
  await root.sees('No policy: refused')
}

export async function makePolicy(root: Desk): Promise<void> {
  await root.page.goto('/admin/policies')
  await root.follow('New policy')
  await root.look('new-policy')
  await root.fill('Name', 'Replicas need a reason')
  await root.fill('Resources', 'replica-*')
  await root.page.getByLabel('Everybody').check()
  await root.press('Save')
  await root.page.waitForURL(/policies(#.*)?$/)
  await root.press('Move Replicas need a reason up')
}

export async function tryPolicies(root: Desk): Promise<void> {
  await root.fill('Person or machine', 'Ana Alvarez')
  await root.fill('Resource', 'prod-billing-db')
  await root.fill('Account', 'admin')
  await root.fill('Duration', '1 h')
  await root.press('Try it')
  await root.sees('They may ask, under')
  await root.page.emulateMedia({ colorScheme: 'dark' })
  await root.page.setViewportSize({ width: 1200, height: 1200 })
  await root.picture('policies-desktop-dark')
  await root.look('policies')
}

/** From the page of whoever holds it. */
export async function revoke(root: Desk, name: string, access: string): Promise<void> {
  await root.page.goto('/admin/people')
  await root.look('people')
  await root.follow(name)
  await root.follow(access)
  await root.look('lease-of-another')
  root.page.on('dialog', (dialog) => dialog.accept())
  await root.fill('Reason', 'The replica is needed.')
  await root.page.getByRole('button', { name: 'Take back' }).click()
  await root.sees('It was taken back before its time.')
}

export async function endPerson(root: Desk, name: string): Promise<void> {
  await root.page.goto('/admin/people')
  await root.follow(name)
  await root.page.getByText('This person leaves').click()
  await root.look('person')
  await root.fill('Reason', 'Moved on.')
  await root.press(`End ${name}`)
  expect(await root.page.getByText('This person has left').count()).toBe(0)
  await root.fill(`Type “${name}” to go on`, name)
  await root.press(`End ${name}`)
  await root.sees('This person has left')
}
