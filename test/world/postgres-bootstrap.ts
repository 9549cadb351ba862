/** One database with what is in it and who may use it; everything runs once, as the superuser. */
export type Bootstrap = { readonly database: string; readonly sql: string }

/** Of Ana's own login at the databases of the shop, which no lease ever shows. */
export const ANA_PASSWORD = 'ana-knows-this'

/** Group roles that a lease may carry; nobody can log in as one of them. */
const GROUP_ROLES = [
  'shop_readers',
  'shop_writers',
  'billing_readers',
  'billing_admins',
  'shop_dev_owners',
]

/**
 * Roles of their own that accounts lend, one for each access mode: a login that is shut at rest,
 * Ana's own login, which may be given more for a while, and one whose password nobody keeps.
 */
const LENT_ROLES = {
  shop_reports: 'NOLOGIN IN ROLE shop_readers',
  ana: `LOGIN IN ROLE shop_readers PASSWORD '${ANA_PASSWORD}'`,
  shop_dev_batch: 'LOGIN IN ROLE shop_dev_owners',
}

/**
 * The broker's own role. CREATEROLE makes and drops the lease roles; since PostgreSQL 16 it reaches
 * only what it made itself, so that ADMIN OPTION on every group role is what lets it hand them out.
 * Membership with INHERIT and SET lets REASSIGN OWNED move what a lease role made to a group role.
 * pg_signal_backend ends the sessions that are still open when a lease is over.
 */
export function clusterSql(brokerPassword: string): string {
  return `
CREATE ROLE hallpass LOGIN CREATEROLE PASSWORD '${brokerPassword}';
${GROUP_ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join('\n')}
GRANT ${GROUP_ROLES.join(', ')} TO hallpass WITH ADMIN TRUE, INHERIT TRUE, SET TRUE;
GRANT pg_signal_backend, pg_read_all_stats TO hallpass;
${Object.entries(LENT_ROLES)
  .map(([role, how]) => `CREATE ROLE ${role} ${how};`)
  .join('\n')}
GRANT ${Object.keys(LENT_ROLES).join(', ')} TO hallpass WITH ADMIN TRUE, INHERIT TRUE, SET TRUE;
`
}

export const DATABASES: readonly Bootstrap[] = [
  { database: 'shop', sql: shopSql('shop_readers', 'shop_writers') },
  { database: 'shop_dev', sql: shopSql('shop_dev_owners', 'shop_dev_owners') },
  { database: 'billing', sql: billingSql() },
]

/**
 * Who may enter: PUBLIC may not, the group roles and the broker may. The broker also needs CREATE,
 * on the database and on the schema, because PostgreSQL asks it of a new owner in REASSIGN OWNED.
 */
export function doorSql({ database }: Bootstrap): string {
  return `
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT, CREATE ON DATABASE ${database} TO hallpass;
GRANT USAGE, CREATE ON SCHEMA public TO hallpass;
`
}

function shopSql(readers: string, writers: string): string {
  return `
GRANT CONNECT ON DATABASE ${readers === writers ? 'shop_dev' : 'shop'} TO ${readers}, ${writers};
CREATE TABLE customers (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  city text NOT NULL
);
CREATE TABLE orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  item text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  ordered_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO customers (name, city) VALUES
  ('Ines Duarte', 'Lisbon'), ('Marek Nowak', 'Gdansk'), ('Priya Nair', 'Kochi');
INSERT INTO orders (customer_id, item, quantity) VALUES
  (1, 'Desk lamp', 2), (1, 'Notebook', 12), (2, 'Standing desk', 1), (3, 'Keyboard', 4);
GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${readers};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${writers};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${writers};
${readers === writers ? `GRANT USAGE, CREATE ON SCHEMA public TO ${writers};` : ''}
`
}

function billingSql(): string {
  return `
GRANT CONNECT, TEMPORARY ON DATABASE billing TO billing_readers, billing_admins;
CREATE TABLE invoices (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer text NOT NULL,
  amount_cents integer NOT NULL,
  due_on date NOT NULL,
  paid_at timestamptz
);
CREATE TABLE payments (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  invoice_id integer NOT NULL REFERENCES invoices,
  amount_cents integer NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO invoices (customer, amount_cents, due_on, paid_at) VALUES
  ('Ines Duarte', 12900, '2026-10-01', '2026-09-28T10:15:00Z'),
  ('Marek Nowak', 48900, '2026-11-15', NULL), ('Priya Nair', 7600, '2026-12-01', NULL);
INSERT INTO payments (invoice_id, amount_cents) VALUES (1, 12900);
GRANT SELECT ON ALL TABLES IN SCHEMA public TO billing_readers;
GRANT ALL ON ALL TABLES IN SCHEMA public TO billing_admins;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO billing_admins;
GRANT USAGE, CREATE ON SCHEMA public TO billing_admins;
`
}
