export const BASE = 'dc=example,dc=test'
export const BROKER = `cn=hallpass,ou=services,${BASE}`
export const ADMIN = `cn=root,${BASE}`

/** Somebody for each access mode: at rest the first may not log in, and nobody is in the group. */
export const EMERGENCY = `uid=emergency,ou=people,${BASE}`
export const ANA = `uid=ana,ou=people,${BASE}`
export const MAINTENANCE = `uid=maintenance,ou=people,${BASE}`
export const ADMINS = `cn=admins,ou=groups,${BASE}`
export const SUPPORT = `cn=support,ou=groups,${BASE}`

/** The directory as it is before anybody asks for anything. */
export function treeLdif(brokerPassword: string, anyPassword: string): string {
  return [
    `dn: ${BASE}\nobjectClass: domain\ndc: example`,
    ...['people', 'groups', 'services', 'policies'].map(
      (ou) => `dn: ou=${ou},${BASE}\nobjectClass: organizationalUnit\nou: ${ou}`,
    ),
    `dn: ${BROKER}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: hallpass
userPassword: ${brokerPassword}`,
    // Without a policy that locks, an account that carries the lock could log in all the same.
    `dn: cn=default,ou=policies,${BASE}
objectClass: device
objectClass: pwdPolicy
cn: default
pwdAttribute: userPassword
pwdLockout: TRUE`,
    `${person(EMERGENCY, 'emergency', anyPassword)}\npwdAccountLockedTime: 000001010000Z`,
    person(ANA, 'ana', anyPassword),
    person(MAINTENANCE, 'maintenance', anyPassword),
    `dn: ${ADMINS}\nobjectClass: groupOfNames\ncn: admins\nmember: ${BROKER}`,
    `dn: ${SUPPORT}\nobjectClass: posixGroup\ncn: support\ngidNumber: 6001`,
    '',
  ].join('\n\n')
}

/** What Hallpass needs and no more: to change people and groups, and to set passwords. */
export function slapdConf(folder: string, adminPassword: string, tls: string): string {
  return `${['core', 'cosine', 'nis', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
pidfile ${folder}/slapd.pid
argsfile ${folder}/slapd.args
${tls}
database mdb
suffix "${BASE}"
rootdn "${ADMIN}"
rootpw ${adminPassword}
directory ${folder}/db
overlay ppolicy
ppolicy_default "cn=default,ou=policies,${BASE}"
access to attrs=userPassword
  by dn.exact="${BROKER}" write
  by self write
  by anonymous auth
  by * none
access to dn.subtree="${BASE}"
  by dn.exact="${BROKER}" write
  by users read
  by * none
`
}

function person(dn: string, uid: string, password: string): string {
  return `dn: ${dn}
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid}
sn: ${uid}
userPassword: ${password}`
}
