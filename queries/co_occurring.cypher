// question: 哪些机制常与某一机制一同实行？ | Which mechanisms do the regions that carry out one carry out too?
// param: mechanism mechanism required the mechanism, by name or any alias
// param: limit integer optional=20 how many rows
// column: mechanism the other mechanism
// column: regions regions that carry out both in one report
// column: share their share of the regions that carry out the one
// column: mechanism_id the other mechanism's id
MATCH (m:Mechanism {id: $mechanism})<-[a:IMPLEMENTS]-(r:Region)
WITH m, count(DISTINCT r.id) AS adopters
MATCH (m)<-[a:IMPLEMENTS]-(r:Region)-[b:IMPLEMENTS]->(o:Mechanism)
WHERE b.report = a.report AND o.id <> m.id
WITH o, adopters, count(DISTINCT r.id) AS regions
RETURN o.name AS mechanism, regions, round(100.0 * regions / adopters) / 100 AS share, o.id AS mechanism_id
ORDER BY regions DESC, mechanism_id
LIMIT $limit
