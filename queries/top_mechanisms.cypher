// question: 哪些机制最普遍？ | Which mechanisms are the most widely carried out?
// param: year integer optional only this year
// param: within region optional only this region and those below it
// param: status status optional=implemented implemented, piloting, planned, deficient, awarded, any, or several joined by commas
// param: limit integer optional=20 how many rows
// column: mechanism the mechanism
// column: kind what kind of mechanism it is
// column: regions how many regions
// column: since the first year reported on
// column: mechanism_id the mechanism's id
MATCH (r:Region)-[a:IMPLEMENTS|PILOTS|PLANS|LACKS|AWARDED_FOR]->(m:Mechanism)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
  AND type(a) IN $status
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
WITH m, count(DISTINCT r) AS regions, min(a.year) AS since
RETURN m.name AS mechanism, m.kind AS kind, regions, since, m.id AS mechanism_id
ORDER BY regions DESC, mechanism_id
LIMIT $limit
