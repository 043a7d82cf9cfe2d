// question: 某地区报告了哪些数据？ | Which figures does a region report?
// param: region region required the region, by name, path or code
// param: year integer optional only this year
// column: indicator the indicator
// column: year the year that the figure is of
// column: value the figure
// column: unit its unit
// column: approx whether the text says about
// column: evidence the sentence
// column: indicator_id the indicator's id
// column: report the report that says so
// column: observation_id the observation's id
MATCH (r:Region {id: $region})-[:REPORTED]->(o:Observation)-[:MEASURES]->(i:Indicator)
WHERE $year IS NULL OR o.year = $year
RETURN i.name AS indicator, o.year AS year, o.value AS value, o.unit AS unit, o.approx AS approx,
       o.evidence AS evidence, i.id AS indicator_id, o.report AS report, o.id AS observation_id
ORDER BY year, indicator_id, observation_id
