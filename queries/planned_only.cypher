// question: 哪些机制只在计划中、尚无地区实行？ | What is planned but nowhere carried out or tried out?
// param: year integer optional only plans in reports on this year
// param: within region optional only plans of this region and those below it
// column: mechanism the mechanism
// column: regions how many regions plan it
// column: names who plans it
// column: since the first report that plans it
// column: evidence a sentence
// column: mechanism_id the mechanism's id
MATCH (r:Region)-[a:PLANS]->(m:Mechanism)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
  AND NOT EXISTS { (m)<-[:IMPLEMENTS|PILOTS|AWARDED_FOR]-(:Region) }
WITH m, r, a ORDER BY a.year, r.id, a.report
WITH m, count(DISTINCT r.id) AS regions, collect(DISTINCT r.name) AS names, min(a.year) AS since,
     collect(a.evidence) AS sentences
RETURN m.name AS mechanism, regions, names, since, head(sentences) AS evidence, m.id AS mechanism_id
ORDER BY regions DESC, mechanism_id
