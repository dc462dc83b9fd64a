import type { Env } from './env.ts'

export type SiteLogin = { label: string; mobile: string; password: string }
export type SiteStarted = { slug: string; name: string; host: string; logins: readonly SiteLogin[] }

/** What is printed once everything serves: one address a site, and the demo logins outside production. */
export function banner(env: Env, port: number, sites: readonly SiteStarted[]): string {
  const at = (host: string) => `http://${host}:${port}`
  const lines = ['', `会馆  ${at(env.BASE_HOST)}`]
  for (const site of sites) {
    lines.push('', `${site.name}  ${at(site.host)}`)
    for (const login of site.logins)
      lines.push(`  ${login.label}  ${login.mobile}  ${login.password}`)
  }
  if (env.NODE_ENV !== 'production')
    lines.push('', `短信与邮件收件箱  ${at(env.BASE_HOST)}/dev/inbox`)
  return `${lines.join('\n')}\n\n`
}
