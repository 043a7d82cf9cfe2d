// question: 哪些地区实行某一机制或其下位机制？ | Which regions carry out a mechanism or one that specialises it, and where do they say so?
// param: mechanism mechanism required the mechanism, by name or any alias
// param: year integer optional only this year
// param: status status optional=implemented implemented, piloting, planned, deficient, awarded, any, or several joined by commas
// param: within region optional only this region and those below it
// column: mechanism the mechanism itself or a narrower one
// column: steps how many steps below the one asked for
// column: region the region
// column: upper the region above it
// column: year the year reported on
// column: status how the region stands to the mechanism
// column: first the claimed scope of being first
// column: evidence the sentence
// column: region_id the region's id
// column: mechanism_id the mechanism's id
// column: report the report that says so
MATCH path = (n:Mechanism)-[:BROADER*0..4]->(m:Mechanism {id: $mechanism})
WITH n, min(length(path)) AS steps
MATCH (n)<-[a:IMPLEMENTS|PILOTS|PLANS|LACKS|AWARDED_FOR]-(r:Region)
WHERE type(a) IN $status
  AND ($year IS NULL OR a.year = $year)
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
OPTIONAL MATCH (r)-[:PART_OF]->(u:Region)
RETURN n.name AS mechanism, steps, r.name AS region, u.name AS upper, a.year AS year, type(a) AS status,
       a.first AS first, a.evidence AS evidence, r.id AS region_id, n.id AS mechanism_id, a.report AS report
ORDER BY steps, mechanism_id, year, region_id, status, report
